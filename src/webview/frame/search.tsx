import type { JSX, RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Card } from '../../diagram/screen/card.ts';
import type { Words } from '../../diagram/words.ts';

interface SearchFieldProps {
  readonly search: Search;
  readonly words: Words;
  readonly field: RefObject<HTMLInputElement | null>;
}

export function SearchField({ search, words, field }: SearchFieldProps): JSX.Element {
  const { query, matches, position } = search;
  const count = words.searchMatches.replace('{0}', String(position)).replace('{1}', String(matches.length));
  return (
    <div class="search" role="search">
      <input
        ref={field}
        type="text"
        placeholder={`${words.search} (Ctrl+F)`}
        aria-label={words.search}
        spellcheck={false}
        value={query}
        onInput={({ currentTarget }) => search.setQuery(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            search.step(event.shiftKey ? -1 : 1);
          }
        }}
      />
      <span class="search-count" role="status">
        {query.trim() === '' ? undefined : count}
      </span>
    </div>
  );
}

export interface Search {
  readonly query: string;
  /** Ids of cards. */
  readonly matches: readonly string[];
  readonly current: string | undefined;
  /** From 1; 0 where nothing matches. */
  readonly position: number;
  setQuery(query: string): void;
  step(by: 1 | -1): void;
}

/** Finds cards by the words that stand on them; every word of the query has to be there. */
export function useSearch(cards: readonly Card[]): Search {
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const matches = useMemo(() => matching(cards, query), [cards, query]);
  const current = wanted !== undefined && matches.includes(wanted) ? wanted : matches[0];
  const index = current === undefined ? -1 : matches.indexOf(current);
  return {
    query,
    matches,
    current,
    position: index + 1,
    setQuery: (text) => {
      setQuery(text);
      setWanted(undefined);
    },
    step: (by) => setWanted(matches[(index + by + matches.length) % Math.max(1, matches.length)]),
  };
}

function matching(cards: readonly Card[], query: string): readonly string[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length === 0
    ? []
    : cards.filter(({ search }) => words.every((word) => search.includes(word))).map(({ id }) => id);
}
