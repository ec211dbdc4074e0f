import type { Localize } from '../../common/localize.ts';
import type { PlanText } from './planText.ts';

/** A modal question does not scroll: more lines than these would push its buttons off the screen. */
const maxLines = 30;

/** What a question says below its first line: all that is concerned by name, then what follows. */
export function questionDetail(texts: readonly PlanText[], l10n: Localize): string {
  const lines = texts.flatMap((text) => text.lines);
  const hidden = lines.length - maxLines;
  const shown = hidden > 1 ? [...lines.slice(0, maxLines), l10n.t('and {0} more lines', hidden)] : lines;
  const consequences = [...new Set(texts.flatMap((text) => text.consequences))];
  return [shown.join('\n'), ...consequences].join('\n\n');
}
