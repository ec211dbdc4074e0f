import type { Fact } from '../contract/layers/fact.ts';
import type { DiagramContext } from './diagramContext.ts';

/** A fact in a card's line, where there is no room for its reason: `unknownBadges` of the same facts have it. */
export function knownText<T>(fact: Fact<T>, format: (value: T) => string, { l10n }: DiagramContext): string {
  return fact.known ? format(fact.value) : l10n.t('unknown');
}
