import type { Card } from '../../diagram/screen/card.ts';
import type { NodeScreen } from '../../diagram/screen/nodeScreen.ts';
import type { Screen } from '../../diagram/screen/screen.ts';

/** The cards that a body draws, in reading order: what the search looks through. */
export function drawnCards(body: Screen['body']): readonly Card[] {
  switch (body.level) {
    case 'node':
      return flatCards(nodeCards(body));
    case 'tour':
      return flatCards(nodeCards(body.node));
    case 'sandbox':
    case 'container':
      return flatCards(body.chain);
    case 'compare':
    case 'empty':
      return [];
  }
}

/** The cards of the node, lane by lane. */
export function nodeCards({ clients, cri, highLevel, columns, orphans, kernel }: NodeScreen): readonly Card[] {
  return [
    ...clients,
    ...cri,
    ...highLevel,
    ...columns.flatMap(({ shims }) => shims),
    ...columns.map(({ handler }) => handler),
    ...columns.flatMap(({ groups }) => groups.flatMap(({ cards }) => cards)),
    ...(orphans ? [orphans] : []),
    ...columns.flatMap((column) => column.kernel),
    kernel,
  ];
}

/** The cards and the cards in them, in reading order. */
export function flatCards(cards: readonly Card[]): readonly Card[] {
  return cards.flatMap((card) => [card, ...flatCards(card.cards)]);
}
