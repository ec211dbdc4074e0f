import type { RuntimeHandler, RuntimeInfo } from '../../contract/runtime.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import { bytes } from '../../words/bytes.ts';
import { conditionReasons, conditionWarnings } from '../../words/conditionWarnings.ts';
import { conditionTone } from '../../words/states.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { connectionRows } from './connection.ts';
import { factRow, groupRows, type Row, type RowIcon } from './row.ts';

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

function versionRows(
  endpointId: string,
  { version, cgroupDriver }: RuntimeInfo,
  { l10n }: WordContext,
): readonly Row[] {
  const facts = [
    { key: 'name', label: l10n.t('Name'), value: version.name },
    { key: 'version', label: l10n.t('Version'), value: version.version },
    { key: 'apiVersion', label: l10n.t('API Version'), value: version.apiVersion },
    ...(cgroupDriver === undefined
      ? []
      : [{ key: 'cgroupDriver', label: l10n.t('Cgroup Driver'), value: cgroupDriver }]),
  ];
  return facts.map((fact) => factRow(endpointId, 'version', fact));
}

function conditionRows(endpointId: string, { status }: RuntimeInfo, { l10n }: WordContext): readonly Row[] {
  return status.conditions.map((condition) => {
    const { type } = condition;
    const icon = conditionIcons[conditionTone(condition)];
    const warnings = conditionWarnings(condition).map(({ id, text }) =>
      factRow(endpointId, `conditions/${type}`, { key: id, label: text, value: '', icon }),
    );
    const why = warnings.length === 0 ? conditionReasons(condition).join(': ') : '';
    const word = condition.status ? l10n.t('yes') : l10n.t('no');
    const row = factRow(endpointId, 'conditions', {
      key: type,
      label: type,
      value: why === '' ? word : `${word} · ${why}`,
      icon,
    });
    return warnings.length === 0 ? row : { ...row, expansion: 'expanded', children: warnings };
  });
}

const conditionIcons: Readonly<Record<ReturnType<typeof conditionTone>, RowIcon>> = {
  good: { name: 'pass', color: 'charts.green' },
  warn: { name: 'warning', color: 'charts.yellow' },
  bad: { name: 'error', color: 'charts.red' },
};

/** A runtime that does not list its handlers (containerd before 2, cri-dockerd) has no rows here. */
function handlerRows(endpointId: string, { status }: RuntimeInfo, context: WordContext): readonly Row[] {
  const { l10n } = context;
  const handlers = status.handlers.map((handler) =>
    factRow(endpointId, 'handlers', {
      key: `handler:${handler.name}`,
      // The nameless one is what a pod without a runtime class gets.
      label: handler.name === '' ? l10n.t('(default)') : handler.name,
      value: handlerFeatures(handler, context),
      icon: { name: 'gear' },
    }),
  );
  if (status.supplementalGroupsPolicy === undefined) {
    return handlers;
  }
  const policy = factRow(endpointId, 'handlers', {
    key: 'supplementalGroupsPolicy',
    label: l10n.t('Supplemental Groups Policy'),
    value: status.supplementalGroupsPolicy ? l10n.t('supported') : l10n.t('not supported'),
  });
  return [...handlers, policy];
}

function handlerFeatures(handler: RuntimeHandler, { l10n }: WordContext): string {
  const features = [
    ...(handler.recursiveReadOnlyMounts ? [l10n.t('recursive read-only mounts')] : []),
    ...(handler.userNamespaces ? [l10n.t('user namespaces')] : []),
  ];
  return features.length === 0 ? l10n.t('no optional features') : features.join(', ');
}

function filesystemRows(endpointId: string, { imageFilesystems }: RuntimeInfo, { l10n }: WordContext): readonly Row[] {
  return imageFilesystems.map(({ mountpoint, usedBytes, inodesUsed }) =>
    factRow(endpointId, 'filesystem', {
      key: mountpoint,
      label: mountpoint,
      value: [
        ...(usedBytes === undefined ? [] : [bytes(usedBytes)]),
        ...(inodesUsed === undefined ? [] : [l10n.t('{0} inodes', String(inodesUsed))]),
      ].join(' · '),
      icon: { name: 'database' },
    }),
  );
}
