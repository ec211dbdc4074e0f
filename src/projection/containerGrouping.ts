import { familiarName } from '../images/reference.ts';
import { imageLabel, podName } from '../words/names.ts';
import { plainText } from '../words/plainText.ts';
import { shownContainerState, stateWord } from '../words/states.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { PlacedContainer } from './placedContainer.ts';
import { nameKey, stateRank } from './sortKey.ts';
import type { Grouping } from './viewChoices.ts';

export type ContainerGrouping = Exclude<Grouping, 'flat'>;

/** What containers of one group have in common, read from any of them. */
interface GroupingWords {
  /** Stays while the group does: part of its row's id. */
  readonly key: (placed: PlacedContainer) => string;
  readonly sortKey: (placed: PlacedContainer) => string;
  readonly label: (placed: PlacedContainer, context: WordContext) => string;
  readonly icon: string;
}

export const containerGroupings: Readonly<Record<ContainerGrouping, GroupingWords>> = {
  pod: {
    key: ({ container }) => container.sandboxId,
    sortKey: ({ container, sandbox }) => nameKey(podName(container, sandbox)),
    label: ({ container, sandbox }) => podName(container, sandbox),
    icon: 'layers',
  },
  namespace: {
    key: ({ sandbox }) => sandbox?.namespace ?? '',
    sortKey: ({ sandbox }) => nameKey(sandbox?.namespace ?? ''),
    label: ({ sandbox }, { l10n }) => plainText(sandbox?.namespace ?? '') || l10n.t('no namespace'),
    icon: 'symbol-namespace',
  },
  image: {
    key: ({ container, image }) => image?.id ?? container.image,
    sortKey: (placed) => nameKey(imageText(placed)),
    label: (placed) => imageText(placed),
    icon: 'package',
  },
  state: {
    key: ({ container, sandbox }) => shownContainerState(container, sandbox),
    sortKey: (placed) => String(stateRank(placed)),
    label: ({ container, sandbox }, { l10n }) => stateWord(shownContainerState(container, sandbox), l10n),
    icon: 'circle-large-outline',
  },
};

/** Of an image that has been removed under its containers, what they call it. */
function imageText({ container, image }: PlacedContainer): string {
  return image === undefined
    ? plainText(familiarName(container.userSpecifiedImage || container.image))
    : imageLabel(image);
}
