import { containersByImage } from '../images/imageIndex.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { bytes } from '../words/bytes.ts';
import { containerPlace, imageLabel, imageTags, objectLabel } from '../words/names.ts';
import type { WordContext } from '../words/wordContext.ts';
import { type TooltipFact, tooltipFact, tooltipFacts } from './tooltipFact.ts';

const maxContainers = 12;

/** Empty for an id that is no longer there. */
export function projectImageTooltip(
  snapshot: EndpointSnapshot,
  id: string,
  context: WordContext,
): readonly TooltipFact[] {
  const image = snapshot.images.get(id);
  if (image === undefined) {
    return [];
  }
  const { l10n } = context;
  const users = containersByImage(snapshot.images, snapshot.containers.values()).get(id) ?? [];
  const restCount = users.length - maxContainers;
  return [
    ...tooltipFact(l10n.t('Image'), imageLabel(image)),
    ...tooltipFact(l10n.t('ID'), image.id),
    ...tooltipFacts(l10n.t('Tags'), imageTags(image)),
    ...tooltipFacts(l10n.t('Digests'), image.repoDigests),
    ...tooltipFact(l10n.t('Size'), l10n.t('{0} ({1} bytes)', bytes(image.sizeBytes), String(image.sizeBytes))),
    ...tooltipFact(l10n.t('Pinned'), image.pinned ? l10n.t('yes') : l10n.t('no')),
    ...tooltipFacts(l10n.t('Used By'), [
      ...users
        .slice(0, maxContainers)
        .map((user) => `${containerPlace(user, snapshot)} ${objectLabel(user.name, user.id)}`),
      ...(restCount > 0 ? [l10n.t('and {0} more', restCount)] : []),
    ]),
  ];
}
