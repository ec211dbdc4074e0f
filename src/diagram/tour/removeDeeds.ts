import type { LaneDeeds } from './laneDeeds.ts';
import type { TourFacts } from './tourFacts.ts';

export function removeDeeds({ kind, context }: TourFacts): LaneDeeds {
  const { l10n } = context;
  return {
    clients: l10n.t('Asks to remove the container, then to stop and remove the sandbox.'),
    cri: l10n.t('RuntimeService forgets both ids.'),
    highLevel: l10n.t('Drops the writable layer, has CNI’s plugins take the interface away, and frees the address.'),
    shim: kind === 'containerd' || kind === 'docker' ? l10n.t('Ends: it has nothing left to hold.') : undefined,
    workload: l10n.t('Nothing of the pod is left.'),
    kernel: l10n.t('Frees the namespaces and the cgroups.'),
  };
}
