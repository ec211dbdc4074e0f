import * as vscode from 'vscode';
import { contributionId } from '../../contrib/contributionId.ts';
import { type PickItem, pickOne } from '../ui/prompts.ts';
import { isFailing } from './chooseEndpoint.ts';
import type { CommandContext } from './commandContext.ts';
import { endpointItems } from './endpointItems.ts';

/** Lists the endpoints; choosing one shows what is known of it, or what is wrong with it. */
export async function selectEndpoint(context: CommandContext): Promise<void> {
  const { l10n, sessions } = context;
  const endpoints = endpointItems(sessions.sessions, context).map((item): PickItem<() => Thenable<unknown>> => ({
    ...item,
    value: () =>
      isFailing(item.value)
        ? run('explainProblem', { endpointId: item.value.endpoint.id })
        : vscode.commands.executeCommand(`${contributionId('runtime')}.focus`),
  }));
  const connect: PickItem<() => Thenable<unknown>> = {
    label: `$(plug) ${l10n.t('Connect to Endpoint…')}`,
    value: () => run('configureEndpoints'),
  };
  await (
    await pickOne([...endpoints, connect], l10n.t('CRI endpoints'))
  )?.();
}

function run(name: 'explainProblem' | 'configureEndpoints', ...args: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(contributionId(name), ...args);
}
