import type { Localize } from '../../common/localize.ts';
import type { PlanText } from './planText.ts';

/** A modal question does not scroll: more lines than these would push its buttons off the screen. */
const maxLines = 30;

/** What a question says below its first line: all that is concerned by name, then what follows. */
export function questionDetail(texts: readonly PlanText[], l10n: Localize): string {
  const lines = linesBelow(texts);
  const hidden = lines.length - maxLines;
  const shown = hidden > 1 ? [...lines.slice(0, maxLines), l10n.t('and {0} more lines', hidden)] : lines;
  const consequences = [...new Set(texts.flatMap((text) => text.consequences))];
  return [shown.join('\n'), ...consequences].filter((part) => part !== '').join('\n\n');
}

/** A single object is named in the question itself already. */
function linesBelow(texts: readonly PlanText[]): readonly string[] {
  const lines = texts.flatMap((text) => text.lines);
  const [name, ...others] = texts.flatMap((text) => text.names);
  return others.length === 0 && lines[0] === name ? lines.slice(1).map((line) => line.trimStart()) : lines;
}
