import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Card } from '../../diagram/screen/card.ts';
import { CallsPanel } from '../calls/callsPanel.tsx';
import { useCallLights } from '../calls/useCallLights.ts';
import type { CardEvents } from '../diagram/cardEvents.ts';
import type { Marks } from '../diagram/marks.ts';
import type { ViewSession, ViewState } from '../state/viewSession.ts';
import { Body } from './body.tsx';
import { DetailsPanel } from './detailsPanel.tsx';
import { Legend } from './legend.tsx';
import { searchableCards } from './searchableCards.ts';
import { TopBar } from './topBar.tsx';
import { useGlobalKeys } from './useGlobalKeys.ts';
import { usePlaceScroll } from './usePlaceScroll.ts';
import { useSearch } from './useSearch.ts';
import './app.css';

interface AppProps {
  readonly session: ViewSession;
  readonly state: ViewState;
}

export function App({ session, state }: AppProps): JSX.Element | null {
  const { screen, words, choices, isDetailsOpen } = state;
  const searchField = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const body = screen?.body;
  const cards = useMemo(() => (body === undefined ? [] : searchableCards(body)), [body]);
  const search = useSearch(cards);
  useGlobalKeys({ searchField, search, onBack: () => session.back() });
  usePlaceScroll(main, screen?.location);

  const { matches, current } = search;
  const lights = useCallLights(state.calls, body);
  const lit = body?.level === 'tour' ? body.path : lights.lit;
  const marks = useMemo<Marks>(
    () => ({ selected: choices.selectedCardId, matches, currentMatch: current, lit }),
    [choices.selectedCardId, matches, current, lit],
  );
  const events = useMemo(() => cardEvents(session), [session]);
  if (words === undefined) {
    return null;
  }
  const details = screen?.details;
  const legend = body?.level === 'node' ? body.legend : noCards;
  return (
    <div class="app">
      <TopBar session={session} state={state} words={words} search={search} searchField={searchField} />
      <div class="stage">
        <main ref={main} class="main" aria-label={words.title} aria-busy={screen === undefined}>
          {screen && <Body screen={screen} words={words} marks={marks} events={events} session={session} />}
          {screen === undefined && <p class="loading">{words.loading}</p>}
        </main>
        {details && isDetailsOpen && <DetailsPanel details={details} words={words} session={session} />}
        {state.isCallsOpen && <CallsPanel calls={state.calls} lights={lights} words={words} session={session} />}
      </div>
      <Legend items={legend} words={words} session={session} />
    </div>
  );
}

const noCards: readonly string[] = [];

function cardEvents(session: ViewSession): CardEvents {
  const select = (card: Card, byPointer: boolean): void => {
    session.select(card.id);
    if (byPointer && card.object !== undefined) {
      void session.ask({ kind: 'reveal', object: card.object, force: false });
    }
  };
  return {
    onSelect: select,
    onOpen: (card) => {
      if (card.opens === undefined) {
        select(card, false);
      } else {
        session.go(card.opens);
      }
    },
  };
}
