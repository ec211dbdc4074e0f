import type { JSX, RefObject } from 'preact';
import type { Words } from '../../diagram/words.ts';
import { StateDot } from '../parts/stateDot.tsx';
import type { ViewSession, ViewState } from '../state/viewSession.ts';
import { Crumbs } from './crumbs.tsx';
import { PlaceTabs } from './placeTabs.tsx';
import { SearchField } from './searchField.tsx';
import type { Search } from './useSearch.ts';
import './topBar.css';

interface TopBarProps {
  readonly session: ViewSession;
  readonly state: ViewState;
  readonly words: Words;
  readonly search: Search;
  readonly searchField: RefObject<HTMLInputElement | null>;
}

export function TopBar({ session, state, words, search, searchField }: TopBarProps): JSX.Element {
  const { screen, problem, isDetailsOpen } = state;
  return (
    <header class="bar">
      <Crumbs crumbs={screen?.crumbs ?? []} title={words.title} onGo={(to) => session.go(to)} />
      <PlaceTabs session={session} state={state} words={words} />
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
        aria-pressed={isDetailsOpen}
        onClick={() => session.openDetails(!isDetailsOpen)}
      >
        {words.details}
      </button>
      <div class="bar-problem tone-bad" role="alert">
        {problem}
      </div>
    </header>
  );
}
