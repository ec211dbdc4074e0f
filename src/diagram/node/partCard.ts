import type { Fact } from '../../contract/layers/fact.ts';
import { cardIds, type RuntimePart } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';

/** @param facts what the text was made of: those that are not known give their reasons */
export function partCard(
  part: RuntimePart,
  title: string,
  text: string,
  facts: readonly Fact<unknown>[],
  context: DiagramContext,
): Card {
  const badges = unknownBadges(facts, context);
  return makeCard({
    id: cardIds.part(part),
    title,
    lines: [cardLine(text, badges.length === 0 ? 'muted' : 'warn')],
    badges,
    hue: 'runtime',
  });
}
