import { addressText } from '../../contract/endpoint.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import { connectionWord } from '../../tree/rows/connection.ts';
import { plainText } from '../../words/plainText.ts';
import type { PickItem } from '../ui/prompts.ts';
import type { CommandContext } from './commandContext.ts';

/** Endpoints in a quick pick: their name, how they stand, and their address. */
export function endpointItems(
  sessions: readonly EndpointSession[],
  { l10n, nowMs }: Pick<CommandContext, 'l10n' | 'nowMs'>,
): PickItem<EndpointSession>[] {
  return sessions.map((session) => {
    const { endpoint, connection } = session.store.snapshot;
    const icon = connection.phase === 'failed' || connection.phase === 'stale' ? 'warning' : 'server';
    return {
      label: `$(${icon}) ${plainText(endpoint.name).replaceAll('$(', '\\$(')}`,
      description: connectionWord(connection, { l10n, nowMs: nowMs() }),
      detail: plainText(addressText(endpoint.address)),
      value: session,
    };
  });
}
