import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import type { CriFailure } from '../../contract/failure.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import { plainText } from '../../words/plainText.ts';
import { linklessText } from '../ui/linklessText.ts';
import { askCommand } from './askCommand.ts';
import type { ExecTarget } from './execTarget.ts';
import { targetsOfRows } from './execTargets.ts';
import { ExecTerminals } from './execTerminals.ts';
import { ExecWords } from './execWords.ts';
import { pickTarget } from './pickTarget.ts';
import { type ExecSettings, startCommand, startShell } from './startExec.ts';

export interface ExecCommandsContext {
  readonly sessions: EndpointSessions;
  readonly l10n: Localize;
  /** Read anew for each command. */
  readonly settings: () => ExecSettings;
  /** Words a failure as one sentence or a few. */
  readonly failureWords: (failure: CriFailure) => string;
}

/** Exec in Terminal and Exec Command: on the rows they are given, or on a container that the person picks. */
export function registerExecCommands(context: ExecCommandsContext): Disposable {
  const { l10n, sessions, settings } = context;
  const store = new DisposableStore();
  const terminals = store.add(new ExecTerminals(new ExecWords(l10n, context.failureWords)));

  const register = (name: 'execInTerminal' | 'execCommand', run: (targets: readonly ExecTarget[]) => unknown): void => {
    // VS Code passes the row that was clicked, and then the selection if the row is part of one.
    const command = async (row: unknown, rows: unknown): Promise<void> => {
      const targets = await chosenTargets(sessions, l10n, Array.isArray(rows) && rows.length > 0 ? rows : [row]);
      if (targets.length > 0) {
        await run(targets);
      }
    };
    store.add(vscode.commands.registerCommand(contributionId(name), command));
  };

  register('execInTerminal', (targets) => {
    for (const target of targets) {
      terminals.open(target, startShell(target, settings()));
    }
  });
  register('execCommand', async (targets) => {
    const names = targets.map(({ containerName }) => plainText(containerName));
    const command = await askCommand(l10n, names);
    if (command === undefined) {
      return;
    }
    for (const target of targets) {
      terminals.open(target, startCommand(target, command, settings().requestTimeoutMs));
    }
  });
  return store;
}

async function chosenTargets(
  sessions: EndpointSessions,
  l10n: Localize,
  rows: readonly unknown[],
): Promise<readonly ExecTarget[]> {
  const { running, notRunning } = targetsOfRows(sessions, rows);
  if (running.length === 0 && notRunning.length === 0) {
    const picked = await pickTarget(sessions, l10n);
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
