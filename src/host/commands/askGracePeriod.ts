import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { settings } from '../../contrib/settings.ts';
import { linklessText } from '../ui/linklessText.ts';

const { minimum, maximum } = settings.stopGracePeriodS;

/** Reads a whole number of seconds within the bounds of the setting; `undefined` for anything else. */
export function readGracePeriod(text: string): number | undefined {
  const seconds = /^\d+$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return seconds >= minimum && seconds <= maximum ? seconds : undefined;
}

/** Asks how long the containers may take to end, in seconds; it is the confirmation of the stop as well. */
export async function askGracePeriod(
  names: readonly string[],
  consequence: string,
  presetS: number,
  l10n: Localize,
): Promise<number | undefined> {
  const question = l10n.t('Seconds to end by itself before it is killed; 0 kills at once.');
  const text = await vscode.window.showInputBox({
    title: l10n.t('Stop {0}', names.join(', ')),
    prompt: consequence === '' ? question : linklessText(`${question} ${consequence}`),
    value: String(presetS),
    validateInput: (input) =>
      readGracePeriod(input) === undefined
        ? l10n.t('A whole number from {0} to {1} is needed.', minimum, maximum)
        : undefined,
  });
  return text === undefined ? undefined : readGracePeriod(text);
}
