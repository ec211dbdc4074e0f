import { groupBy } from '../common/groupBy.ts';
import type { Fact, Unknown } from '../contract/layers/fact.ts';
import type { DiagramContext } from './diagramContext.ts';
import type { Badge } from './screen/card.ts';
import { unknownText } from './unknownText.ts';

/**
 * A question mark for each kind of reason why something in a card is not known. Of a thousand files that may not be
 * read the first one is named.
 */
export function unknownBadges(facts: readonly Fact<unknown>[], context: DiagramContext): readonly Badge[] {
  const unknowns = facts.filter((fact): fact is Unknown => !fact.known);
  return [...groupBy(unknowns, ({ reason }) => reason.why).values()].map((alike) => {
    const [first = '', ...others] = new Set(alike.map(({ reason }) => unknownText(reason, context)));
    const title = others.length === 0 ? first : context.l10n.t('{0}; and {1} more like it', first, others.length);
    return { text: '?', tone: 'warn', title };
  });
}
