import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import type { EndpointSessions } from '../../model/session/endpointSessions.ts';
import { type CommandLineProblem, parseCommandLine } from '../../streams/commandLine.ts';
import { type ExecSettings, type ExecTarget, startCommand, startShell } from '../../terminal/startExec.ts';
import type { Row } from '../../tree/rows/row.ts';
import { linklessText, plainText } from '../../words/plainText.ts';
import { confirmOutsideRequest } from '../ui/outsideRequest.ts';
import { pickTarget, targetsOfRows } from './execTargets.ts';
import { ExecTerminals } from './execTerminals.ts';

interface ExecCommandsContext {
  readonly sessions: EndpointSessions;
  readonly l10n: Localize;
  /** What is selected in the view that a person used last. */
  readonly lastSelection: () => readonly Row[];
  /** Whether a view or a diagram made that very row. */
  readonly isOwnRow: (row: unknown) => boolean;
  /** Called for each command, for the settings may change. */
  readonly settings: () => ExecSettings;
}

/** Exec in Terminal and Exec Command: on the rows they are given, or on a container that the person picks. */
export function registerExecCommands(context: ExecCommandsContext): Disposable {
  const { l10n, settings } = context;
  const store = new DisposableStore();
  const terminals = store.add(new ExecTerminals(l10n));

  const register = (
    name: 'execInTerminal' | 'execCommand',
    run: (targets: readonly ExecTarget[], rows: readonly unknown[]) => unknown,
  ): void => {
    // VS Code passes the row that was clicked, and then the selection if the row is part of one.
    const command = async (row: unknown, rows: unknown): Promise<void> => {
      const given: readonly unknown[] = Array.isArray(rows) && rows.length > 0 ? rows : [row];
      const targets = await chosenTargets(context, given);
      if (targets.length > 0) {
        await run(targets, given);
      }
    };
    store.add(vscode.commands.registerCommand(contributionId(name), command));
  };

  register('execInTerminal', async (targets, rows) => {
    // The row is `undefined` from the palette, where a person has picked.
    if (!rows.every((row) => row === undefined || context.isOwnRow(row))) {
      const names = targets.map(({ containerName }) => plainText(containerName)).join(', ');
      if (!(await confirmOutsideRequest(l10n.t('Open a terminal in {0}?', names), l10n.t('Open'), l10n))) {
        return;
      }
    }
    for (const target of targets) {
      await terminals.open(target, startShell(target, settings()));
    }
  });
  register('execCommand', async (targets) => {
    const names = targets.map(({ containerName }) => plainText(containerName));
    const command = await askCommand(l10n, names);
    if (command === undefined) {
      return;
    }
    for (const target of targets) {
      await terminals.open(target, startCommand(target, command, settings().requestTimeoutMs));
    }
  });
  return store;
}

async function chosenTargets(
  { sessions, lastSelection, l10n }: ExecCommandsContext,
  rows: readonly unknown[],
): Promise<readonly ExecTarget[]> {
  const { running, notRunning } = targetsOfRows(sessions, rows);
  if (running.length === 0 && notRunning.length === 0) {
    const picked = await pickTarget(sessions, lastSelection(), l10n);
    return picked === undefined ? [] : [picked];
  }
  if (notRunning.length > 0) {
    void vscode.window.showWarningMessage(
      linklessText(
        l10n.t('Not running: {0}. A command can be run only in a running container.', notRunning.join(', ')),
      ),
    );
  }
  return running;
}

/** Asks for a command, and returns its arguments; undefined when the person thinks better of it. */
async function askCommand(l10n: Localize, containerNames: readonly string[]): Promise<readonly string[] | undefined> {
  const text = await vscode.window.showInputBox({
    title: l10n.t('Exec Command in {0}', containerNames.join(', ')),
    prompt: l10n.t('The program and its arguments. Quotes group words; no shell expands anything.'),
    placeHolder: l10n.t('for example: ls -la /etc'),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const parsed = parseCommandLine(value);
      return parsed.kind === 'problem' ? commandLineWords(parsed.problem, l10n) : undefined;
    },
  });
  const parsed = parseCommandLine(text ?? '');
  return parsed.kind === 'command' ? parsed.command : undefined;
}

function commandLineWords(problem: CommandLineProblem, l10n: Localize): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Type the program to run.');
    case 'unbalancedQuote':
      return l10n.t('A quote is opened and not closed.');
    case 'trailingBackslash':
      return l10n.t('The backslash at the end has nothing to protect.');
  }
}
