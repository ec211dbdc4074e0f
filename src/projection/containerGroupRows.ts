import { podName } from './containerPlace.ts';
import { groupBy } from './groupBy.ts';
import { imageLabel } from './imageLabel.ts';
import { imageName } from './imageName.ts';
import { lazyRow } from './lazyRow.ts';
import { compareNames } from './order.ts';
import { type PageSpec, pagedRows } from './pagedRows.ts';
import type { PlacedContainer } from './placedContainer.ts';
import { plainText } from './plainText.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';
import { shownContainerState } from './shownContainerState.ts';
import { stateRank } from './sortKey.ts';
import { stateWord } from './stateWord.ts';
import type { Grouping } from './viewChoices.ts';

type By = Exclude<Grouping, 'flat'>;

interface GroupWords {
  /** Stays while the group does: part of its id. */
  readonly key: (placed: PlacedContainer) => string;
  readonly label: (placed: PlacedContainer, context: ProjectionContext) => string;
  readonly icon: string;
}

const words: Readonly<Record<By, GroupWords>> = {
  pod: {
    key: ({ container }) => container.sandboxId,
    label: ({ container, sandbox }) => podName(container, sandbox),
    icon: 'layers',
  },
  namespace: {
    key: ({ sandbox }) => sandbox?.namespace ?? '',
    label: ({ sandbox }, { l10n }) => plainText(sandbox?.namespace ?? '') || l10n.t('no namespace'),
    icon: 'symbol-namespace',
  },
  image: {
    key: ({ container, image }) => image?.id ?? container.image,
    label: ({ container, image }) =>
      image === undefined ? plainText(imageName(container.userSpecifiedImage || container.image)) : imageLabel(image),
    icon: 'package',
  },
  state: {
    key: ({ container, sandbox }) => shownContainerState(container, sandbox),
    label: ({ container, sandbox }, { l10n }) => stateWord(shownContainerState(container, sandbox), l10n),
    icon: 'circle-large-outline',
  },
};

/** One row a group, with how many containers it has. `items` are in the order in which a group shows them. */
export function containerGroupRows(
  items: readonly PlacedContainer[],
  by: By,
  spec: PageSpec<PlacedContainer>,
  context: ProjectionContext,
): readonly Row[] {
  const { key, label, icon } = words[by];
  return [...groupBy(items, key)]
    .flatMap(([id, group]) => {
      const [first] = group;
      return first === undefined ? [] : [{ id, group, first, label: label(first, context) }];
    })
    .sort(
      (a, b) =>
        (by === 'state' ? stateRank(a.first) - stateRank(b.first) : compareNames(a.label, b.label)) ||
        compareNames(a.id, b.id),
    )
    .map(({ id, group, label: name }) =>
      lazyRow(
        {
          id: rowId(spec.endpointId, 'group', `${by}/${id}`),
          kind: 'group',
          endpointId: spec.endpointId,
          objectId: '',
          label: name,
          description: String(group.length),
          icon: { name: icon },
          contextValue: 'group',
          expansion: 'collapsed',
        },
        () => pagedRows(group, { ...spec, scope: `${spec.scope}/${by}/${id}` }, context),
      ),
    );
}
