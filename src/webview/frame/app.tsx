import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { liveSection, type PageContext } from '../../contrib/cardContext.ts';
import type { Card } from '../../diagram/screen/card.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Words } from '../../diagram/words.ts';
import { CallsPanel } from '../calls/callsPanel.tsx';
import { useCallLights } from '../calls/useCallLights.ts';
import { drawnCards } from '../diagram/drawnCards.ts';
import type { Marks } from '../diagram/marks.ts';
import type { CardEvents } from '../diagram/useRovingFocus.ts';
import { savePicture } from '../picture/savePicture.ts';
import type { ViewSession, ViewState } from '../state/viewSession.ts';
import { Body } from './body.tsx';
import { DetailsPanel } from './detailsPanel.tsx';
import { viewOf } from './locationView.ts';
import { useSearch } from './search.tsx';
import { TopBar } from './topBar.tsx';
import { useGlobalKeys } from './useGlobalKeys.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useSoughtInSight } from './useSoughtInSight.ts';
// Last: its rules for hover and focus come after those of the parts.
import './app.css';

interface AppProps {
  readonly session: ViewSession;
  readonly state: ViewState;
}

/** The whole page: bar, view, panels and legend. */
export function App({ session, state }: AppProps): JSX.Element | null {
  const { screen, words, choices, isDetailsOpen } = state;
  const searchField = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const body = screen?.body;
  const cards = useMemo(() => (body === undefined ? [] : drawnCards(body)), [body]);
  const search = useSearch(cards);
  useGlobalKeys({ searchField, search, onBack: () => session.back() });
  useScrollPosition(main, screen?.location);
  useKeptFocus(root, main, screen?.location, cards);
  useSoughtInSight(main, state.sought, screen?.details?.cardId);

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
  const notLive = screen?.notLive === undefined ? '' : ' not-live';
  const legend = body?.level === 'node' ? body.legend : noCards;
  return (
    <div ref={root} class="app" data-vscode-context={pageContext(state)}>
      <TopBar session={session} state={state} words={words} search={search} searchField={searchField} />
      <div class="stage">
        <main
          ref={main}
          class={`main${notLive}`}
          tabIndex={-1}
          aria-label={words.title}
          aria-busy={screen === undefined}
        >
          {screen && <Body screen={screen} words={words} marks={marks} events={events} session={session} />}
          {screen === undefined && <p class="loading">{words.loading}</p>}
        </main>
        {details && isDetailsOpen && (
          <DetailsPanel details={details} notLive={screen.notLive} words={words} session={session} />
        )}
        {state.isCallsOpen && <CallsPanel calls={state.calls} lights={lights} words={words} session={session} />}
      </div>
      <Legend items={legend} words={words} session={session} />
    </div>
  );
}

/** Cards in it add whose menu is wanted. */
function pageContext({ endpointId }: ViewState): string {
  return JSON.stringify({ webviewSection: liveSection, endpointId } satisfies PageContext);
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

interface LegendProps {
  readonly items: readonly string[];
  readonly words: Words;
  readonly session: ViewSession;
}

function Legend({ items, words, session }: LegendProps): JSX.Element {
  return (
    <footer class="legend">
      <span>{items.join(' · ')}</span>
      <span class="legend-end">
        <span>{words.keys}</span>
        <button type="button" class="link" onClick={() => void savePicture(session, 'svg')}>
          {words.saveAsSvg}
        </button>
        <button type="button" class="link" onClick={() => void savePicture(session, 'png')}>
          {words.saveAsPng}
        </button>
      </span>
    </footer>
  );
}

/** Another view begins at its top; the node's view is found again as it was left. */
function useScrollPosition(scroller: RefObject<HTMLElement | null>, location: Location | undefined): void {
  const nodeTop = useRef(0);
  const view = location === undefined ? undefined : viewOf(location);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || view === undefined) {
      return;
    }
    const isNode = view === 'node';
    element.scrollTop = isNode ? nodeTop.current : 0;
    const note = (): void => {
      nodeTop.current = isNode ? element.scrollTop : nodeTop.current;
    };
    element.addEventListener('scroll', note);
    return () => element.removeEventListener('scroll', note);
  }, [view]);
}
