import { useMemo, useState } from 'preact/hooks';
import type { Card } from '../../diagram/screen/card.ts';

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

export function useSearch(cards: readonly Card[]): Search {
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const matches = useMemo(() => matching(cards, query), [cards, query]);
  const current = wanted !== undefined && matches.includes(wanted) ? wanted : matches[0];
  const place = current === undefined ? -1 : matches.indexOf(current);
  return {
    query,
    matches,
    current,
    position: place + 1,
    setQuery: (text) => {
      setQuery(text);
      setWanted(undefined);
    },
    step: (by) => setWanted(matches[(place + by + matches.length) % Math.max(1, matches.length)]),
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
