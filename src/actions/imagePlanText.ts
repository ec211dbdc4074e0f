import type { Localize } from '../common/localize.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { imageLabel, imageTags } from '../words/names.ts';
import { plainText } from '../words/plainText.ts';
import type { RemoveImagesPlan } from './imageActions.ts';
import { containerNames, indented, type PlanText } from './planText.ts';

export function removeImagesText(snapshot: EndpointSnapshot, plan: RemoveImagesPlan, l10n: Localize): PlanText {
  const names = plan.removals.map(({ image }) => imageLabel(image));
  const lines = plan.removals.flatMap(({ image, users }) => [
    image.pinned ? l10n.t('{0} (pinned: the runtime itself needs it)', imageLabel(image)) : imageLabel(image),
    ...(image.repoTags.length > 1
      ? [indented(l10n.t('All its tags go: {0}', imageTags(image).map(plainText).join(', ')))]
      : []),
    ...(users.length > 0 ? [indented(l10n.t('Used by {0}', containerNames(users, snapshot)))] : []),
  ]);
  return { names, lines, consequences: inUseConsequence(snapshot, plan, l10n) };
}

function inUseConsequence(snapshot: EndpointSnapshot, { removals, inUse }: RemoveImagesPlan, l10n: Localize): string[] {
  if (removals.every(({ users }) => users.length === 0)) {
    return [];
  }
  const runtime = plainText(snapshot.runtime?.version.name ?? '');
  switch (inUse) {
    case 'removes':
      return [
        l10n.t(
          '{0} removes an image even while containers use it: they run on, but their next start needs it pulled again.',
          runtime,
        ),
      ];
    case 'refuses':
      return [l10n.t('{0} refuses to remove an image that containers use: remove those first.', runtime)];
    case 'removesPart':
      // The runtime behind cri-dockerd calls itself docker.
      return [
        l10n.t(
          '{0} takes the names of an image away one by one, and refuses at the first that a container uses: of an image in use some names may go, and the rest stays. Remove the containers first.',
          runtime,
        ),
      ];
    case 'unknown':
      return [l10n.t('The runtime may refuse to remove an image that containers use.')];
  }
}
