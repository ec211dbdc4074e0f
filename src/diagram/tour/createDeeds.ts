import type { LaneDeeds } from './laneDeeds.ts';
import type { TourFacts } from './tourFacts.ts';

export function createDeeds(facts: TourFacts): LaneDeeds {
  const { kind, context } = facts;
  const { l10n } = context;
  return {
    clients: l10n.t('Asks for a container in the sandbox: the image, the command, limits and rights.'),
    cri: l10n.t('RuntimeService answers with the id of a container that does not run yet.'),
    highLevel: preparing(facts),
    shim: kind === 'crio' ? l10n.t('A conmon starts for the container, and stays.') : undefined,
    lowLevel:
      kind === 'crio'
        ? l10n.t('Prepares the container up to its first instruction: a process waits to become the program.')
        : undefined,
    workload: l10n.t('The container is created.'),
  };
}

function preparing({ kind, context: { l10n } }: TourFacts): string {
  switch (kind) {
    case 'containerd':
      return l10n.t('Adds a writable snapshot on top of the image’s, and writes the OCI spec. No process starts.');
    case 'crio':
      return l10n.t('Adds a writable layer on top of the image’s, writes the OCI spec, and starts conmon with it.');
    case 'docker':
      return l10n.t('cri-dockerd translates; dockerd adds a writable layer on top of the image’s. No process starts.');
    case 'other':
      return l10n.t('Prepares the root file system and the OCI spec of the container.');
  }
}
