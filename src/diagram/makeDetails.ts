import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import type { DiagramContext } from './diagramContext.ts';
import type { Details } from './screen/details.ts';

/** What the panel of a card is made from. */
export interface DetailsContext {
  readonly snapshot: LayersSnapshot;
  readonly context: DiagramContext;
}

/** All of a panel but which card it is of; what a card has none of is left out. */
export type DetailsContent = Pick<Details, 'title' | 'subtitle' | 'lesson'> & Partial<Omit<Details, 'cardId'>>;

export function makeDetails(cardId: string, content: DetailsContent): Details {
  return { cardId, facts: [], links: undefined, actions: [], compareWith: [], ...content };
}
