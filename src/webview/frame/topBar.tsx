import type { JSX, RefObject } from 'preact';
import type { Location } from '../../diagram/screen/location.ts';
import type { Crumb } from '../../diagram/screen/screen.ts';
import type { Words } from '../../diagram/words.ts';
import { StateDot } from '../parts/chips.tsx';
import '../parts/tabs.css';
import type { ViewSession, ViewState } from '../state/viewSession.ts';
import { type Search, SearchField } from './search.tsx';
import './topBar.css';

interface TopBarProps {
  readonly session: ViewSession;
  readonly state: ViewState;
  readonly words: Words;
  readonly search: Search;
  readonly searchField: RefObject<HTMLInputElement | null>;
}

/** What is always in reach: where the person is, the views and panels, the search, and how the endpoint stands. */
export function TopBar({ session, state, words, search, searchField }: TopBarProps): JSX.Element {
  const { screen, problem, isDetailsOpen } = state;
  const hasDetails = screen?.details !== undefined;
  return (
    <header class="bar">
      <Crumbs crumbs={screen?.crumbs ?? []} title={words.title} onGo={(to) => session.go(to)} />
      <Tabs session={session} state={state} words={words} />
      <SearchField search={search} words={words} field={searchField} />
      {screen && (
        <span class={`bar-status tone-${screen.status.tone}`}>
          <StateDot tone={screen.status.tone} />
          <bdi>{screen.status.text}</bdi>
        </span>
      )}
      <button
        type="button"
        class="tab tab-quiet"
        aria-pressed={hasDetails && isDetailsOpen}
        aria-disabled={!hasDetails}
        title={hasDetails ? undefined : words.noDetails}
        onClick={() => hasDetails && session.openDetails(!isDetailsOpen)}
      >
        {words.details}
      </button>
      <div class="bar-not-live tone-warn" role="status">
        {screen?.notLive}
      </div>
      <div class="bar-problem tone-bad" role="alert">
        {problem}
      </div>
    </header>
  );
}

interface CrumbsProps {
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  readonly onGo: (to: Location) => void;
}

function Crumbs({ crumbs, title, onGo }: CrumbsProps): JSX.Element {
  return (
    <nav class="crumbs" aria-label={title}>
      <ol>
        {crumbs.map(({ label, to }, index) => (
          <li key={index}>
            {index === crumbs.length - 1 ? (
              <h1 aria-current="location">
                <bdi title={label}>{label}</bdi>
              </h1>
            ) : (
              <button type="button" class="link" onClick={() => onGo(to)}>
                <bdi title={label}>{label}</bdi>
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

type TabId = 'overview' | 'compare' | 'calls' | 'tour';

interface Tab {
  readonly id: TabId;
  readonly label: string;
  /** A view replaces what is shown; a panel opens beside it. */
  readonly kind: 'view' | 'panel';
  /** The view that is shown, or a panel that is open. */
  readonly isOn: boolean;
}

interface TabsProps {
  readonly session: ViewSession;
  readonly state: ViewState;
  readonly words: Words;
}

function Tabs({ session, state, words }: TabsProps): JSX.Element {
  const at = (state.location ?? state.screen?.location)?.at ?? 'node';
  const tabs: readonly Tab[] = [
    { id: 'overview', label: words.overview, kind: 'view', isOn: at !== 'compare' && at !== 'tour' },
    { id: 'compare', label: words.compare, kind: 'view', isOn: at === 'compare' },
    { id: 'calls', label: words.calls, kind: 'panel', isOn: state.isCallsOpen },
    { id: 'tour', label: words.tour, kind: 'view', isOn: at === 'tour' },
  ];
  const choose = (id: TabId): void => {
    switch (id) {
      case 'overview':
        session.go({ at: 'node' });
        return;
      case 'compare':
        session.go({ at: 'compare', leftId: sandboxIdAt(state.location), rightId: '' });
        return;
      case 'calls':
        session.openCalls(!state.isCallsOpen);
        return;
      case 'tour':
        session.go({ at: 'tour', step: 0 });
    }
  };
  return (
    <div class="tabs" role="group" aria-label={words.title}>
      {tabs.map(({ id, label, isOn, kind }) => (
        <button
          key={id}
          type="button"
          class="tab"
          aria-current={kind === 'view' && isOn ? 'page' : undefined}
          aria-pressed={kind === 'panel' ? isOn : undefined}
          onClick={() => choose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** The sandbox that is shown is one side of the comparison; an empty id leaves the choice to the projection. */
function sandboxIdAt(location: Location | undefined): string {
  return location?.at === 'sandbox' || location?.at === 'container' ? location.sandboxId : '';
}
