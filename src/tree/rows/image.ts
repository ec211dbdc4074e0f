import { compareNames, compareText } from '../../common/order.ts';
import type { Image } from '../../contract/image.ts';
import { familiarName } from '../../images/reference.ts';
import { bytes } from '../../words/bytes.ts';
import { imageLabel, imageTags, objectLabel, podName } from '../../words/names.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { containerSortKeys } from '../sort.ts';
import { containerRow, type PlacedContainer } from './container.ts';
import { pagedRows, type PageSpec } from './pages.ts';
import { factRow, lazyRow, type Row, rowId } from './row.ts';

export function imageRow(
  endpointId: string,
  image: Image,
  users: readonly PlacedContainer[],
  context: WordContext,
): Row {
  const use = users.length === 0 ? 'unused' : 'used';
  const isLeaf = users.length === 0 && image.repoDigests.length === 0 && imageTags(image).length <= 1;
  return lazyRow(
    {
      id: rowId(endpointId, 'image', image.id),
      kind: 'image',
      endpointId,
      objectId: image.id,
      label: imageLabel(image),
      description: imageDescription(image, users.length, context),
      icon: { name: 'package', ...(use === 'unused' ? { color: 'disabledForeground' } : {}) },
      contextValue: `image.${use}${image.pinned ? '.pinned' : ''}`,
      expansion: isLeaf ? 'none' : 'collapsed',
    },
    () => [
      ...tagRows(endpointId, image, context),
      ...digestRows(endpointId, image, context),
      ...userRows(endpointId, image, users, context),
    ],
  );
}

/** By name, pod and attempt. */
function userRows(
  endpointId: string,
  image: Image,
  users: readonly PlacedContainer[],
  context: WordContext,
): readonly Row[] {
  const spec: PageSpec<PlacedContainer> = {
    endpointId,
    scope: `image/${image.id}`,
    label: ({ container }) => objectLabel(container.name, container.id),
    row: (placed) => containerRow(endpointId, placed, context, podName(placed.container, placed.sandbox)),
  };
  const sorted = [...users]
    .map((placed) => ({ placed, key: containerSortKeys.name(placed) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ placed }) => placed);
  return pagedRows(sorted, spec, context);
}

function tagRows(endpointId: string, image: Image, { l10n }: WordContext): readonly Row[] {
  // The first tag is the label already.
  return imageTags(image)
    .slice(1)
    .map((tag) =>
      factRow(endpointId, image.id, {
        key: tag,
        label: familiarName(tag),
        value: l10n.t('tag'),
        icon: { name: 'tag' },
      }),
    );
}

function digestRows(endpointId: string, image: Image, { l10n }: WordContext): readonly Row[] {
  return [...image.repoDigests].sort(compareNames).map((digest) =>
    factRow(endpointId, image.id, {
      key: digest,
      label: familiarName(digest),
      value: l10n.t('digest'),
      icon: { name: 'key' },
    }),
  );
}

/** `61 MiB · pinned · 2 containers`. */
export function imageDescription(image: Image, containerCount: number, { l10n }: WordContext): string {
  return [
    image.sizeBytes === undefined ? '' : bytes(image.sizeBytes),
    image.pinned ? l10n.t('pinned') : '',
    containerCount === 0 ? '' : containerCount === 1 ? l10n.t('1 container') : l10n.t('{0} containers', containerCount),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
