import type { Localize } from '../../common/localize.ts';
import type { Lane } from '../screen/nodeScreen.ts';

/** From who asks down to what is shared. */
export function lanes(l10n: Localize): readonly Lane[] {
  return [
    { id: 'clients', title: l10n.t('Clients'), hint: l10n.t('who asks') },
    { id: 'cri', title: 'CRI', hint: l10n.t('the contract: gRPC over a socket') },
    { id: 'highLevel', title: l10n.t('High-level runtime'), hint: l10n.t('images, snapshots, networks, tasks') },
    { id: 'shim', title: l10n.t('Shim'), hint: l10n.t('holds the processes, outlives the runtime') },
    { id: 'lowLevel', title: l10n.t('Low-level runtime'), hint: l10n.t('creates the isolation') },
    { id: 'workload', title: l10n.t('Workload'), hint: l10n.t('sandboxes and their containers') },
    { id: 'kernel', title: l10n.t('Kernel'), hint: l10n.t('what is really shared') },
  ];
}
