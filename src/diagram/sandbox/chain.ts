import type { Card, Connector } from '../screen/card.ts';
import type { ChainFacts } from './chainFacts.ts';
import { clientCard } from './clientCard.ts';
import { kernelCards } from './kernelCards.ts';
import { lowLevelCard } from './lowLevelCard.ts';
import { runtimeCard } from './runtimeCard.ts';
import { sandboxCard } from './sandboxCard.ts';
import { shimCard } from './shimCard.ts';

/** From who asked for the sandbox down to the kernel. */
export function chain(facts: ChainFacts): {
  readonly cards: readonly Card[];
  readonly connectors: readonly Connector[];
} {
  const shim = shimCard(facts);
  const cards = [
    clientCard(facts),
    runtimeCard(facts),
    ...(shim === undefined ? [] : [shim]),
    lowLevelCard(facts),
    sandboxCard(facts),
    ...kernelCards(facts),
  ];
  return { cards, connectors: cards.slice(1).map((to, index) => connector(cards[index] ?? to, to)) };
}

/** Dashed to and from what is not there any more. */
function connector(from: Card, to: Card): Connector {
  const isGone = from.border !== 'solid' || to.border !== 'solid';
  return { from: from.id, to: to.id, style: isGone ? 'dashed' : 'solid' };
}
