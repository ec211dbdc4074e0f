import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Card } from '../../diagram/screen/card.ts';
import { cardElements } from '../parts/cardBox.tsx';
import { flatCards } from './drawnCards.ts';
import { neighbourLeft, type PlacedCard } from './neighbourLeft.ts';
import { type MoveKey, nextCard, type Stop } from './nextCard.ts';

/** What a person does with a card; the frame around the diagram decides what comes of it. */
export interface CardEvents {
  /** `byPointer`: the tree is to show it as well. */
  onSelect(card: Card, byPointer: boolean): void;
  /** Where the card leads; one that leads nowhere is selected. */
  onOpen(card: Card): void;
}

const moveKeys: readonly MoveKey[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

interface DiagramHandlers {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDblClick: (event: MouseEvent) => void;
  readonly onFocusIn: (event: FocusEvent) => void;
}

interface RovingStop {
  /** Empty before there is any card. */
  readonly id: string;
  /** All cards as they were drawn last, in reading order. */
  readonly cards: readonly PlacedCard[];
}

/** One card at a time takes the Tab key; it stays the one when the picture changes, and passes on when it is gone. */
export function useRovingFocus(
  root: RefObject<HTMLElement | null>,
  cards: readonly Card[],
  selected: string | undefined,
  events: CardEvents,
): DiagramHandlers {
  const byId = useMemo(() => new Map(flatCards(cards).map((card) => [card.id, card])), [cards]);
  const stop = useRef<RovingStop>({ id: '', cards: [] });

  useLayoutEffect(() => {
    if (root.current === null) {
      return;
    }
    const elements = cardElements(root.current);
    const placed = [...elements].map(([id, element]) => ({ id, depth: depthOf(element) }));
    const chosen = selected !== undefined && elements.has(selected) ? selected : placed[0]?.id;
    const id = stop.current.id === '' ? chosen : neighbourLeft(stop.current.cards, stop.current.id, placed);
    stop.current = { id: id ?? '', cards: placed };
    for (const [other, element] of elements) {
      element.tabIndex = other === id ? 0 : -1;
    }
  });

  const cardAt = (event: Event): Card | undefined => byId.get(elementAt(event)?.dataset['card'] ?? '');
  return {
    onKeyDown: (event) => {
      const id = elementAt(event)?.dataset['card'];
      if (id === undefined || event.ctrlKey || event.metaKey || event.altKey || root.current === null) {
        return;
      }
      const card = byId.get(id);
      const move = moveKeys.find((key) => key === event.key);
      if (move !== undefined) {
        const next = nextCard(stopsIn(root.current), id, move);
        cardElements(root.current)
          .get(next ?? '')
          ?.focus();
      } else if (event.key === 'Enter' && card !== undefined) {
        events.onOpen(card);
      } else if (event.key === ' ' && card !== undefined) {
        events.onSelect(card, false);
      } else {
        return;
      }
      event.preventDefault();
    },
    // A double click opens a card: it is not to select a word of it.
    onMouseDown: (event) => {
      if (event.detail > 1 && cardAt(event) !== undefined) {
        event.preventDefault();
      }
    },
    onClick: (event) => {
      const card = cardAt(event);
      if (card !== undefined) {
        events.onSelect(card, true);
      }
    },
    onDblClick: (event) => {
      const card = cardAt(event);
      if (card?.opens !== undefined) {
        events.onOpen(card);
      }
    },
    onFocusIn: (event) => {
      const element = elementAt(event);
      if (element === undefined || root.current === null) {
        return;
      }
      cardElements(root.current).get(stop.current.id)?.setAttribute('tabindex', '-1');
      element.tabIndex = 0;
      stop.current = { id: element.dataset['card'] ?? '', cards: stop.current.cards };
    },
  };
}

function elementAt({ target }: Event): HTMLElement | undefined {
  const element = target instanceof Element ? target.closest('[data-card]') : null;
  return element instanceof HTMLElement ? element : undefined;
}

function depthOf(element: HTMLElement): number {
  return Number(element.getAttribute('aria-level'));
}

function stopsIn(root: HTMLElement): readonly Stop[] {
  return [...cardElements(root)].map(([id, element]) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const lane = element.closest<HTMLElement>('[data-lane]')?.dataset['lane'] ?? '';
    return { id, lane, depth: depthOf(element), left, top, width, height };
  });
}
