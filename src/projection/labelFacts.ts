import { compareNames } from '../common/order.ts';
import type { WordContext } from '../words/wordContext.ts';
import { type TooltipFact, tooltipFacts } from './tooltipFact.ts';

const maxLabels = 12;

/** Labels by name; the inspected document has those that a tooltip has no room for. */
export function labelFacts(labels: Readonly<Record<string, string>>, { l10n }: WordContext): readonly TooltipFact[] {
  const lines = Object.entries(labels)
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, value]) => `${name}=${value}`);
  const restCount = lines.length - maxLabels;
  const shown = restCount > 0 ? [...lines.slice(0, maxLabels), l10n.t('and {0} more', restCount)] : lines;
  return tooltipFacts(l10n.t('Labels'), shown);
}
