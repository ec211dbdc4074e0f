import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Search } from './search.tsx';

interface GlobalKeys {
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly search: Search;
  readonly onBack: () => void;
}

/** Keys that work wherever the focus is; letters not while a person types. */
export function useGlobalKeys(keys: GlobalKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && pressed(event, newest.current)) {
        event.preventDefault();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Whether the key meant something. */
function pressed(event: KeyboardEvent, { searchField, search, onBack }: GlobalKeys): boolean {
  const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  const withCtrl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const key = event.key.toLowerCase();
  if ((withCtrl && key === 'f') || (!typing && !withCtrl && key === '/')) {
    searchField.current?.focus();
    searchField.current?.select();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  if (key === 'escape') {
    const found = search.query === '' ? undefined : search.current;
    if (search.query === '') {
      onBack();
    } else {
      search.setQuery('');
    }
    focusDiagram(found);
    return true;
  }
  if (!typing && (key === 'b' || key === 'backspace')) {
    onBack();
    return true;
  }
  return false;
}

/** On the card that was found, if any, so that the search is a way to it. */
function focusDiagram(cardId: string | undefined): void {
  const cards = [...document.querySelectorAll<HTMLElement>('.diagram [data-card]')];
  const found = cards.find(({ dataset }) => dataset['card'] === cardId);
  (found ?? cards.find(({ tabIndex }) => tabIndex === 0))?.focus();
}
