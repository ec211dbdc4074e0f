import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import type { Endpoint } from '../../contract/endpoint.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { installedUnits } from '../../endpoint/installedUnits.ts';
import { errorWords } from '../../words/errorWords.ts';
import { plainText } from '../../words/plainText.ts';
import type { Person } from '../../words/deniedSocket.ts';
import { problemWords } from '../../words/problemWords.ts';
import { runtimeUnits } from '../../words/runtimeUnits.ts';
import type { CommandContext } from './commandContext.ts';
import { chooseEndpoint, isFailing } from './endpointCommands.ts';

/** Says why an endpoint cannot be read, with what is known of it, and what to do next. */
export async function explainProblem(context: CommandContext, endpointId: string | undefined): Promise<void> {
  const { l10n } = context;
  const session = await chooseEndpoint(context, endpointId, {
    can: isFailing,
    placeHolder: l10n.t('Endpoint to explain'),
    none: l10n.t('Every endpoint is connected: there is no problem to explain.'),
  });
  const connection = session?.store.snapshot.connection;
  if (session === undefined || connection === undefined || !('failure' in connection)) {
    return;
  }
  const { message, nextStep, button } = errorWords(connection.failure, l10n);
  const { facts, command } = problemWords(connection.failure, await knownOf(session.endpoint), l10n);
  const detail = [message, ...facts, command, facts.length === 0 ? nextStep : undefined].filter(
    (part) => part !== undefined,
  );
  const copy = l10n.t('Copy Command');
  // The button that leads here has nothing to add.
  const next = button?.command === 'explainProblem' ? undefined : button;
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('{0} cannot be read.', plainText(session.endpoint.name)),
    { modal: true, detail: detail.join('\n\n') },
    ...(command === undefined ? [] : [copy]),
    ...(next === undefined ? [] : [next.title]),
  );
  if (command !== undefined && chosen === copy) {
    await vscode.env.clipboard.writeText(command);
  } else if (next !== undefined && chosen === next.title) {
    await vscode.commands.executeCommand(contributionId(next.command), { endpointId: session.endpoint.id });
  }
}

async function knownOf({ address }: Endpoint): Promise<Parameters<typeof problemWords>[1]> {
  const person = currentPerson();
  if (address.kind !== 'unix') {
    return { person };
  }
  return { person, socketPath: address.path, installedUnits: await installedUnits(runtimeUnits(address.path)) };
}

/** A user that the system's files do not know has a number and no name. */
function currentPerson(): Person {
  const uid = process.getuid?.();
  const number = uid === undefined ? {} : { uid };
  try {
    return { name: userInfo().username, ...number };
  } catch {
    return { name: String(uid ?? ''), ...number };
  }
}
