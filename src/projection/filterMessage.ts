import type { Localize } from '../common/localize.ts';
import { plainText } from '../words/plainText.ts';
import type { Filter } from './filter.ts';
import type { RowCounts } from './viewRows.ts';

/** The line over filtered rows: `3 of 120 shown, filter: web`. */
export function filterMessage({ shown, total }: RowCounts, { text }: Filter, l10n: Localize): string {
  return text === '' ? '' : l10n.t('{0} of {1} shown, filter: {2}', shown, total, plainText(text));
}
