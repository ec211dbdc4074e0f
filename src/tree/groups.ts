import { compareText } from '../common/order.ts';
import { familiarName } from '../images/reference.ts';
import { imageLabel, podName } from '../words/names.ts';
import { plainText } from '../words/plainText.ts';
import { shownContainerState, stateWord } from '../words/states.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { Grouping } from './choices.ts';
import type { Entry, ListSpec } from './objectList.ts';
import type { PlacedContainer } from './rows/container.ts';
import { type Head, pagedRows, type PageSpec } from './rows/pages.ts';
import { lazyRow, type Row, rowId } from './rows/row.ts';
import { podKey } from './sandboxAttempts.ts';
import { nameKey, stateRank } from './sort.ts';

type ContainerGrouping = Exclude<Grouping, 'flat'>;

/** What containers of one group have in common, read from any of them. */
interface GroupingWords {
  /** Stays while the group does: part of its row's id. */
  readonly key: (placed: PlacedContainer) => string;
  readonly sortKey: (placed: PlacedContainer) => string;
  readonly label: (placed: PlacedContainer, context: WordContext) => string;
  readonly icon: string;
}

const groupings: Readonly<Record<ContainerGrouping, GroupingWords>> = {
  pod: {
    key: ({ container, sandbox }) => (sandbox === undefined ? container.sandboxId : podKey(sandbox)),
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

/** An image that has been removed under its containers is called what they call it. */
function imageText({ container, image }: PlacedContainer): string {
  return image === undefined
    ? plainText(familiarName(container.userSpecifiedImage || container.image))
    : imageLabel(image);
}

type Containers = readonly Entry<PlacedContainer>[];

/** One row a group. `entries` are all containers that are shown, in the order that each group keeps. */
export function groupedRows(
  entries: Containers,
  grouping: ContainerGrouping,
  spec: ListSpec<PlacedContainer>,
  context: WordContext,
): readonly Row[] {
  const { key: keyOf, sortKey } = groupings[grouping];
  const { endpointId, scope, heads } = spec;
  // In the order of the last time: what is nearly sorted is soon sorted again.
  const members = new Map(heads.groupKeys.map((key) => [key, [] as Entry<PlacedContainer>[]]));
  for (const entry of entries) {
    const key = keyOf(entry.object);
    const group = members.get(key);
    if (group === undefined) {
      members.set(key, [entry]);
    } else {
      group.push(entry);
    }
  }
  const groups = [...members].flatMap(([key, group]) => {
    const [example] = group;
    if (example === undefined) {
      return [];
    }
    const id = rowId(endpointId, 'group', `${grouping}/${key}`);
    return heads.head(id, group, () => ({
      row: groupRow(id, { key, example: example.object, entries: group }, grouping, spec, context),
      group: { key, sortKey: `${sortKey(example.object)}\u0000${key}` },
    }));
  });
  groups.sort((a, b) => compareText(a.group?.sortKey ?? '', b.group?.sortKey ?? ''));
  heads.groupKeys = groups.map(({ group }) => group?.key ?? '');
  const page: PageSpec<Head> = {
    endpointId,
    scope: `${scope}/${grouping}`,
    label: ({ row }) => row.label,
    row: ({ row }) => row,
    heads,
  };
  return pagedRows(groups, page, context);
}

interface Group {
  readonly key: string;
  readonly example: PlacedContainer;
  readonly entries: Containers;
}

function groupRow(
  id: string,
  { key, example, entries }: Group,
  grouping: ContainerGrouping,
  { heads: _heads, ...spec }: ListSpec<PlacedContainer>,
  context: WordContext,
): Row {
  const { label, icon } = groupings[grouping];
  return lazyRow(
    {
      id,
      kind: 'group',
      endpointId: spec.endpointId,
      objectId: '',
      label: label(example, context),
      description: String(entries.length),
      icon: { name: icon },
      contextValue: 'group',
      expansion: 'collapsed',
    },
    () => pagedRows(entries, { ...spec, scope: `${spec.scope}/${grouping}/${key}` }, context),
  );
}
