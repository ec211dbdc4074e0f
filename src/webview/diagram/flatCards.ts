import type { Card } from '../../diagram/screen/card.ts';

/** The cards and the cards in them, in reading order. */
export function flatCards(cards: readonly Card[]): readonly Card[] {
  return cards.flatMap((card) => [card, ...flatCards(card.cards)]);
}
