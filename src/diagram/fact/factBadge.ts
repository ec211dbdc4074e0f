import { groupBy } from '../../common/groupBy.ts';
import type { Fact, Unknown } from '../../contract/layers/fact.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import type { Badge } from '../screen/card.ts';
import { sourceText, unknownText } from './factText.ts';

export type BadgeLook = Pick<Badge, 'text' | 'tone'>;

/** A fact as a badge; one that is not known as a question with the reason. */
export function factBadge<T>(fact: Fact<T>, name: string, look: (value: T) => BadgeLook, context: WordContext): Badge {
  if (!fact.known) {
    return { text: `${name}: ?`, tone: 'warn', title: unknownText(fact.reason, context) };
  }
  const { text, tone } = look(fact.value);
  return { text: plainText(text), tone, title: sourceText(fact.source, context) };
}

/**
 * A question mark for each kind of reason why something in a card is not known. Of a thousand files that may not be
 * read the first one is named.
 */
export function unknownBadges(facts: readonly Fact<unknown>[], context: WordContext): readonly Badge[] {
  const unknowns = facts.filter((fact): fact is Unknown => !fact.known);
  return [...groupBy(unknowns, ({ reason }) => reason.why).values()].map((alike) => {
    const [first = '', ...others] = new Set(alike.map(({ reason }) => unknownText(reason, context)));
    const title = others.length === 0 ? first : context.l10n.t('{0}; and {1} more like it', first, others.length);
    return { text: '?', tone: 'warn', title };
  });
}
