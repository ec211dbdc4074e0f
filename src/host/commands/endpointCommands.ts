import * as vscode from 'vscode';
import { addressText } from '../../contract/endpoint.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import { connectionWord } from '../../tree/rows/connection.ts';
import { iconlessText, plainText } from '../../words/plainText.ts';
import { tellBriefly, withViewProgress } from '../ui/progress.ts';
import { type PickItem, pickOne } from '../ui/prompts.ts';
import type { CommandContext } from './commandContext.ts';

interface EndpointChoice {
  readonly can: (session: EndpointSession) => boolean;
  readonly placeHolder: string;
  /** Said where there is none to act on. */
  readonly none: string;
}

/** The endpoint given, or the only one that will do, or the one that the person picks. */
export async function chooseEndpoint(
  context: CommandContext,
  endpointId: string | undefined,
  { can, placeHolder, none }: EndpointChoice,
): Promise<EndpointSession | undefined> {
  const given = endpointId === undefined ? undefined : context.sessions.session(endpointId);
  if (given !== undefined && can(given)) {
    return given;
  }
  const sessions = context.sessions.sessions.filter(can);
  const [only, ...others] = sessions;
  if (only === undefined) {
    void vscode.window.showInformationMessage(none);
    return undefined;
  }
  const selected = new Set(context.lastSelection().map((row) => row.endpointId));
  return others.length === 0
    ? only
    : pickOne(endpointItems(sessions, context), placeHolder, ({ endpoint }) => selected.has(endpoint.id));
}

export function isConnected({ store }: EndpointSession): boolean {
  return store.snapshot.connection.phase === 'live';
}

export function isFailing({ store }: EndpointSession): boolean {
  const { phase } = store.snapshot.connection;
  return phase === 'failed' || phase === 'stale';
}

/** Endpoints in a quick pick: their name, how they stand, and their address. */
export function endpointItems(
  sessions: readonly EndpointSession[],
  { l10n, nowMs }: Pick<CommandContext, 'l10n' | 'nowMs'>,
): PickItem<EndpointSession>[] {
  return sessions.map((session) => {
    const { endpoint, connection } = session.store.snapshot;
    const icon = connection.phase === 'failed' || connection.phase === 'stale' ? 'warning' : 'server';
    return {
      label: `$(${icon}) ${iconlessText(plainText(endpoint.name))}`,
      description: iconlessText(connectionWord(connection, { l10n, nowMs: nowMs() })),
      detail: iconlessText(plainText(addressText(endpoint.address))),
      value: session,
    };
  });
}

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

/** Looks for endpoints, and refreshes one or all of them: they are few, so nobody is asked. */
export async function refresh(context: CommandContext, endpointId: string | undefined): Promise<void> {
  const meant = await refreshThose(context, endpointId, () => true);
  tellBriefly(meant.length === 0 ? context.l10n.t('No endpoint was found') : standings(meant, context));
}

/** Tries the endpoint given, or all that are not live. What comes of it shows in the views. */
export async function retryConnection(context: CommandContext, endpointId: string | undefined): Promise<void> {
  const meant = await refreshThose(context, endpointId, isFailing);
  tellBriefly(meant.length === 0 ? context.l10n.t('No connection is lost') : standings(meant, context));
}

async function refreshThose(
  { sessions, searchEndpoints }: CommandContext,
  endpointId: string | undefined,
  isMeant: (session: EndpointSession) => boolean,
): Promise<readonly EndpointSession[]> {
  return withViewProgress(async () => {
    // What came or was corrected where no watch could see it, as in a folder of a network file system.
    await searchEndpoints();
    const given = endpointId === undefined ? undefined : sessions.session(endpointId);
    const meant = given === undefined ? sessions.sessions.filter(isMeant) : [given];
    await Promise.all(meant.map((session) => session.refresh()));
    return meant;
  });
}

/** `Read anew: node live`: a view may look as it did before, and nothing else would tell that anything happened. */
function standings(sessions: readonly EndpointSession[], { l10n, nowMs }: CommandContext): string {
  const context = { l10n, nowMs: nowMs() };
  const words = sessions.map(({ endpoint, store }) =>
    [plainText(endpoint.name), connectionWord(store.snapshot.connection, context)].join(' '),
  );
  return l10n.t('Read anew: {0}', words.join(', '));
}
