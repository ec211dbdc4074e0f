import type { Localize } from '../../common/localize.ts';
import type { RuntimeKind } from '../runtimeKind.ts';

export function shimLesson(kind: RuntimeKind, l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The shim is the parent of the container’s processes. It calls the low-level runtime, holds the output, and reports how a process ended. It is in none of the pod’s namespaces and cgroups.',
    ),
    l10n.t(
      'It is no child of containerd and outlives it: a restart or an update of containerd leaves the containers running. A killed shim leaves them without anybody who looks after them.',
    ),
    kind === 'docker'
      ? l10n.t('Under Docker each container has a shim of its own, the pause container too.')
      : l10n.t('For pods one shim serves the sandbox with all its containers.'),
  ];
}
