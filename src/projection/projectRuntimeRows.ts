import type { RuntimeInfo } from '../contract/runtime.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import type { WordContext } from '../words/wordContext.ts';
import { conditionRows } from './conditionRows.ts';
import { connectionRows } from './connectionRows.ts';
import { filesystemRows } from './filesystemRows.ts';
import { groupRows } from './groupRows.ts';
import { handlerRows } from './handlerRows.ts';
import type { Row } from './row.ts';
import { versionRows } from './versionRows.ts';

/** The Runtime view of one endpoint. How the connection stands is told also while nothing can be read. */
export function projectRuntimeRows(
  snapshot: EndpointSnapshot,
  callsInLastMinute: number,
  context: WordContext,
): readonly Row[] {
  const { endpoint, runtime } = snapshot;
  const connection = connectionRows(snapshot, callsInLastMinute, context);
  return [
    ...(runtime === undefined ? [] : runtimeGroups(endpoint.id, runtime, context)),
    ...groupRows(endpoint.id, 'connection', context.l10n.t('Connection'), connection),
  ];
}

function runtimeGroups(endpointId: string, runtime: RuntimeInfo, context: WordContext): readonly Row[] {
  const { l10n } = context;
  return [
    ...groupRows(endpointId, 'version', l10n.t('Version'), versionRows(endpointId, runtime, context)),
    ...groupRows(endpointId, 'conditions', l10n.t('Conditions'), conditionRows(endpointId, runtime, context)),
    ...groupRows(endpointId, 'handlers', l10n.t('Handlers'), handlerRows(endpointId, runtime, context)),
    ...groupRows(endpointId, 'filesystem', l10n.t('Images File System'), filesystemRows(endpointId, runtime, context)),
  ];
}
