import type { SocketAccess } from '../contract/failure.ts';
import type { ConnectionState } from '../model/connectionState.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { failureWord } from '../words/failures.ts';
import type { WordContext } from '../words/wordContext.ts';
import { changeSourceWord } from './changeSourceWord.ts';
import { connectionColor } from './connectionColor.ts';
import { connectionWord } from './connectionWord.ts';
import { factRow } from './factRow.ts';
import type { Row } from './row.ts';

/** @param callsInLastMinute as counted now: read when the view is drawn, and not a change that draws it */
export function connectionRows(
  snapshot: EndpointSnapshot,
  callsInLastMinute: number,
  context: WordContext,
): readonly Row[] {
  const { l10n } = context;
  const { endpoint, connection } = snapshot;
  const { address } = endpoint;
  const access = socketAccess(connection);
  const facts = [
    {
      key: 'state',
      label: l10n.t('State'),
      value: stateText(connection, context),
      icon: { name: 'plug', color: connectionColor(connection) },
    },
    ...(connection.phase === 'live'
      ? [{ key: 'changes', label: l10n.t('Changes'), value: changeSourceWord(snapshot.source, l10n) }]
      : []),
    { key: 'calls', label: l10n.t('Calls'), value: l10n.t('{0} in the last minute', callsInLastMinute) },
    // The id is the address as it is written, also where it is no address.
    { key: 'address', label: l10n.t('Address'), value: endpoint.id },
    ...(address.kind === 'unix' && address.path !== endpoint.id
      ? [{ key: 'socket', label: l10n.t('Socket'), value: address.path }]
      : []),
    ...(access === undefined ? [] : [{ key: 'access', label: l10n.t('Socket Access'), value: accessText(access) }]),
  ];
  return facts.map((fact) => factRow(endpoint.id, 'connection', fact));
}

function stateText(connection: ConnectionState, context: WordContext): string {
  const word = connectionWord(connection, context);
  return connection.phase === 'stale' ? `${word} · ${failureWord(connection.failure.reason, context.l10n)}` : word;
}

function socketAccess(connection: ConnectionState): SocketAccess | undefined {
  const failure = connection.phase === 'failed' || connection.phase === 'stale' ? connection.failure : undefined;
  return failure?.reason === 'permissionDenied' ? failure.access : undefined;
}

/** As `ls -l` and `chmod` have it: `root:docker 0660`. */
function accessText({ owner, group, mode }: SocketAccess): string {
  return `${owner}:${group} ${(mode & 0o7777).toString(8).padStart(4, '0')}`;
}
