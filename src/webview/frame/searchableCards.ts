import type { Card } from '../../diagram/screen/card.ts';
import type { Screen } from '../../diagram/screen/screen.ts';
import { flatCards } from '../diagram/flatCards.ts';
import { nodeCards } from '../diagram/nodeCards.ts';

/** The cards that a body draws, in reading order: what the search looks through. */
export function searchableCards(body: Screen['body']): readonly Card[] {
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
