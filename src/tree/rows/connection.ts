import type { Localize } from '../../common/localize.ts';
import type { SocketAccess } from '../../contract/failure.ts';
import { longestPollMs } from '../../model/session/pauses.ts';
import type {
  ChangeSource,
  ConnectionState,
  EndpointSnapshot,
  PollingReason,
} from '../../model/store/endpointSnapshot.ts';
import { failureWord } from '../../words/failures.ts';
import { elapsed } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { factRow, type Row } from './row.ts';

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
    ...changeFacts(snapshot, l10n),
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

/** `live`, `connecting`, `stale 40 s`, `permission denied`. */
export function connectionWord(connection: ConnectionState, context: WordContext): string {
  const { l10n } = context;
  switch (connection.phase) {
    case 'connecting':
      return l10n.t('connecting');
    case 'live':
      return l10n.t('live');
    case 'stale':
      return l10n.t('stale {0}', elapsed(connection.lostAtMs, context));
    case 'failed':
      return failureWord(connection.failure.reason, l10n);
  }
}

const colors: Readonly<Record<ConnectionState['phase'], string>> = {
  connecting: 'disabledForeground',
  live: 'charts.green',
  stale: 'charts.yellow',
  failed: 'charts.red',
};

export function connectionColor({ phase }: ConnectionState): string {
  return colors[phase];
}

/** How changes are heard of while they are, and how soon those that no event tells of. */
export function changeFacts({ connection, source }: EndpointSnapshot, l10n: Localize): readonly ChangeFact[] {
  if (connection.phase !== 'live') {
    return [];
  }
  const changes = { key: 'changes', label: l10n.t('Changes'), value: changeSourceWord(source, l10n) };
  if (source.kind === 'containerdEvents') {
    return [changes];
  }
  const value = l10n.t(
    'read at the interval of the settings; the less happens the more rarely, down to every {0} s',
    longestPollMs / 1000,
  );
  return [changes, { key: 'lists', label: l10n.t('Lists'), value }];
}

interface ChangeFact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** How changes are heard of, and where by nothing better than reading again, why. */
function changeSourceWord(source: ChangeSource, l10n: Localize): string {
  switch (source.kind) {
    case 'containerdEvents':
      return l10n.t('events of containerd');
    case 'criEvents':
      return l10n.t('events of the CRI, and the lists');
    case 'polling':
      return `${l10n.t('polling')} · ${reasonWord(source.why, l10n)}`;
  }
}

function reasonWord(why: PollingReason, l10n: Localize): string {
  switch (why) {
    case 'unimplemented':
      return l10n.t('this runtime has no events');
    case 'switchedOff':
      return l10n.t('its events are switched off');
    case 'notAsked':
      return l10n.t('no event has come yet');
    case 'fallenBehind':
      return l10n.t('its events came faster than they could be read');
  }
}
