import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { type CommandLineProblem, parseCommandLine } from '../../streams/commandLine.ts';

/** Asks for a command, and returns its arguments; undefined when the person thinks better of it. */
export async function askCommand(
  l10n: Localize,
  containerNames: readonly string[],
): Promise<readonly string[] | undefined> {
  const text = await vscode.window.showInputBox({
    title: l10n.t('Exec Command in {0}', containerNames.join(', ')),
    prompt: l10n.t('The program and its arguments. Quotes group words; no shell expands anything.'),
    placeHolder: l10n.t('for example: ls -la /etc'),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const parsed = parseCommandLine(value);
      return parsed.kind === 'problem' ? problemWords(l10n, parsed.problem) : undefined;
    },
  });
  const parsed = parseCommandLine(text ?? '');
  return parsed.kind === 'command' ? parsed.command : undefined;
}

function problemWords(l10n: Localize, problem: CommandLineProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Type the program to run.');
    case 'unbalancedQuote':
      return l10n.t('A quote is opened and not closed.');
    case 'trailingBackslash':
      return l10n.t('The backslash at the end has nothing to protect.');
  }
}
