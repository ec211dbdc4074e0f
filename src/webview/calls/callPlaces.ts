import { isHandlerCard } from '../../diagram/cardIds.ts';
import type { CallPlaces } from '../../diagram/callPath.ts';
import type { Card } from '../../diagram/screen/card.ts';
import type { Screen } from '../../diagram/screen/screen.ts';
import { flatCards } from '../diagram/drawnCards.ts';

/** Where sandboxes and containers stand in what is drawn. */
export function callPlaces(body: Screen['body'] | undefined): CallPlaces {
  const sandboxes = new Map<string, string>();
  const handlers = new Map<string, string>();
  const put = (cards: readonly Card[], handlerCardId: string | undefined): void => {
    for (const { object, opens } of flatCards(cards)) {
      if (object?.kind === 'container' && opens?.at === 'container') {
        sandboxes.set(object.id, opens.sandboxId);
      } else if (object?.kind === 'sandbox' && handlerCardId !== undefined) {
        handlers.set(object.id, handlerCardId);
      }
    }
  };
  if (body?.level === 'node') {
    for (const { handler, groups } of body.columns) {
      groups.forEach(({ cards }) => put(cards, handler.id));
    }
  } else if (body?.level === 'sandbox' || body?.level === 'container') {
    put(body.chain, body.chain.find(({ id }) => isHandlerCard(id))?.id);
  }
  return {
    sandboxOf: (containerId) => sandboxes.get(containerId),
    handlerCardOf: (sandboxId) => handlers.get(sandboxId),
  };
}
