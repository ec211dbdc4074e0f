import type { RuntimeHandler, RuntimeInfo } from '../contract/runtime.ts';
import type { WordContext } from '../words/wordContext.ts';
import { factRow } from './factRow.ts';
import type { Row } from './row.ts';

/** A runtime that does not list its handlers (containerd before 2, cri-dockerd) has no rows here. */
export function handlerRows(endpointId: string, { status }: RuntimeInfo, context: WordContext): readonly Row[] {
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
