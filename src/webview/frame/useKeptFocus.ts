import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { cardIds } from '../../diagram/cardIds.ts';
import type { Card } from '../../diagram/screen/card.ts';
import type { Location } from '../../diagram/screen/location.ts';
import { cardElements } from '../parts/cardBox.tsx';
import { closestStop, type FocusPlace, isLost, placeOf } from './focusPlace.ts';
import { depthOf, viewOf } from './locationView.ts';

/** The card that had the focus in a view, for the way back to it. */
interface LeftCard {
  readonly view: string;
  readonly cardId: string;
}

/**
 * An element that is removed or disabled takes the focus with it, and then no key does anything. This gives it to what
 * is closest: going in to the first card, going back to the card that one came from, in a view that stays to the
 * neighbour. It takes the focus from nobody: not from a field of this page, and not from the rest of the editor.
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  main: RefObject<HTMLElement | null>,
  location: Location | undefined,
  cards: readonly Card[],
): void {
  const place = useRef<FocusPlace | undefined>(undefined);
  const shown = useRef<Location | undefined>(undefined);
  const lastCardId = useRef<string | undefined>(undefined);
  const left = useRef<readonly (LeftCard | undefined)[]>([]);

  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && root.current?.contains(target) === true) {
        place.current = placeOf(target, root.current);
        lastCardId.current = place.current.cardId ?? lastCardId.current;
      }
    };
    // Who clicks beside all that takes the focus wants it nowhere.
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (target instanceof Node && place.current?.element.contains(target) !== true) {
        place.current = undefined;
      }
    };
    const onWindowFocus = (): void => {
      if (document.activeElement === document.body && place.current?.element.isConnected === true) {
        // Without scrolling: the click that brought the focus here is still to hit what it was aimed at.
        place.current.element.focus({ preventScroll: true });
      }
    };
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('pointerdown', onPointerDown, true);
    window.addEventListener('focus', onWindowFocus);
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('pointerdown', onPointerDown, true);
      window.removeEventListener('focus', onWindowFocus);
    };
  }, []);

  useLayoutEffect(() => {
    if (root.current === null || main.current === null || location === undefined) {
      return;
    }
    const from = shown.current;
    shown.current = location;
    const isOther = from === undefined || viewOf(from) !== viewOf(location);
    const cameFrom = isOther && from !== undefined ? cardBefore(from, location, left.current, cards) : undefined;
    if (isOther && from !== undefined) {
      left.current = withLeft(left.current, from, lastCardId.current);
      lastCardId.current = undefined;
    }
    const isFirst = from === undefined && document.activeElement === document.body;
    if (!isFirst && (place.current === undefined || !isLost(place.current))) {
      return;
    }
    const elements = cardElements(main.current);
    const wanted = elements.get((isOther ? cameFrom : place.current?.cardId) ?? '');
    const isCard = isOther || place.current?.cardId !== undefined;
    const next =
      wanted ??
      (isCard ? [...elements.values()].find(({ tabIndex }) => tabIndex === 0) : undefined) ??
      closestStop(isOther ? undefined : place.current, main.current, root.current);
    place.current = placeOf(next, root.current);
    // The rest of the editor has the focus otherwise, and keeps it.
    if (document.hasFocus()) {
      next.focus();
    }
  });
}

/** The card to stand on after going back: the one that led there, or else that of what one saw. */
function cardBefore(
  from: Location,
  to: Location,
  left: readonly (LeftCard | undefined)[],
  cards: readonly Card[],
): string | undefined {
  if (depthOf(to) >= depthOf(from)) {
    return undefined;
  }
  const before = left[depthOf(to)];
  const remembered = before?.view === viewOf(to) ? cards.find(({ id }) => id === before.cardId) : undefined;
  const own = cardIdsOf(from).find((cardId) => cards.some(({ id }) => id === cardId));
  const isWay = remembered?.opens !== undefined && viewOf(remembered.opens) === viewOf(from);
  return isWay ? remembered.id : (own ?? remembered?.id);
}

/** The card of what a view shows, and the one around it. */
function cardIdsOf(location: Location): readonly string[] {
  switch (location.at) {
    case 'sandbox':
      return [cardIds.sandbox(location.sandboxId)];
    case 'container':
      return [cardIds.container(location.containerId), cardIds.sandbox(location.sandboxId)];
    default:
      return [];
  }
}

function withLeft(
  left: readonly (LeftCard | undefined)[],
  from: Location,
  cardId: string | undefined,
): readonly (LeftCard | undefined)[] {
  const changed = [...left];
  changed[depthOf(from)] = cardId === undefined ? undefined : { view: viewOf(from), cardId };
  return changed;
}
