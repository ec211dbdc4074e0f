import type { JSX, RefObject } from 'preact';
import type { Words } from '../../diagram/words.ts';
import type { Search } from './useSearch.ts';

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
