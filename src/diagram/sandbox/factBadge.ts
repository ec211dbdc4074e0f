import type { Fact } from '../../contract/layers/fact.ts';
import { plainText } from '../../words/plainText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { Badge } from '../screen/card.ts';
import { sourceText } from '../sourceText.ts';
import { unknownText } from '../unknownText.ts';

export type BadgeLook = Pick<Badge, 'text' | 'tone'>;

/** A fact as a badge; one that is not known as a question with the reason. */
export function factBadge<T>(
  fact: Fact<T>,
  name: string,
  look: (value: T) => BadgeLook,
  context: DiagramContext,
): Badge {
  if (!fact.known) {
    return { text: `${name}: ?`, tone: 'warn', title: unknownText(fact.reason, context) };
  }
  const { text, tone } = look(fact.value);
  return { text: plainText(text), tone, title: sourceText(fact.source, context) };
}
