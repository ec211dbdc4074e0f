import * as vscode from 'vscode';
import type { EndpointSession } from '../../model/endpointSession.ts';
import { pickOne } from '../ui/prompts.ts';
import type { CommandContext } from './commandContext.ts';
import { endpointItems } from './endpointItems.ts';

export interface EndpointChoice {
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
  return others.length === 0 ? only : pickOne(endpointItems(sessions, context), placeHolder);
}

export function isConnected({ store }: EndpointSession): boolean {
  return store.snapshot.connection.phase === 'live';
}

export function isFailing({ store }: EndpointSession): boolean {
  const { phase } = store.snapshot.connection;
  return phase === 'failed' || phase === 'stale';
}
