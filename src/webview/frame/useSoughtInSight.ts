import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { scrollToCard } from '../parts/scrollToCard.ts';
import type { SoughtCard } from '../state/viewSession.ts';

/**
 * Scrolls once to a card that was selected elsewhere, as by its row in a tree, and leaves the focus where it is. Not
 * before its details are there, for they take room from the picture. Of a card that a person clicks this must not
 * move anything: the second click of two would hit another one.
 */
export function useSoughtInSight(
  main: RefObject<HTMLElement | null>,
  sought: SoughtCard | undefined,
  detailedCardId: string | undefined,
): void {
  const shown = useRef<SoughtCard | undefined>(undefined);
  useLayoutEffect(() => {
    if (sought !== undefined && sought !== shown.current && sought.cardId === detailedCardId) {
      const card = main.current?.querySelector(`[data-card="${CSS.escape(sought.cardId)}"]`);
      if (card) {
        scrollToCard(card);
        shown.current = sought;
      }
    }
  });
}
