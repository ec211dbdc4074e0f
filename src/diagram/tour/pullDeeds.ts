import { plainText } from '../../words/plainText.ts';
import type { LaneDeeds } from './laneDeeds.ts';
import type { TourFacts } from './tourFacts.ts';

export function pullDeeds(facts: TourFacts): LaneDeeds {
  const { l10n } = facts.context;
  return {
    clients: l10n.t('Asks for the image {0}.', plainText(facts.image)),
    cri: l10n.t('ImageService takes one call and answers when all of it is there.'),
    highLevel: fetching(facts),
  };
}

function fetching({ kind, context: { l10n } }: TourFacts): string {
  switch (kind) {
    case 'containerd':
      return l10n.t(
        'Reads the manifest, fetches the layers that it lacks, checks each against its digest, and unpacks it into a snapshot on top of the one below.',
      );
    case 'crio':
      return l10n.t('Reads the manifest, fetches the layers that it lacks, and unpacks them into containers/storage.');
    case 'docker':
      return l10n.t('cri-dockerd passes the pull on; dockerd fetches the layers that it lacks and unpacks them.');
    case 'other':
      return l10n.t('Fetches the layers that it lacks and unpacks them.');
  }
}
