import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { factRow } from './factRow.ts';
import { imageDescription } from './imageDescription.ts';
import { imageLabel, imageTags } from './imageLabel.ts';
import { imageName } from './imageName.ts';
import { compareNames } from './order.ts';
import { placedContainerRows } from './placedContainerRows.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

export function imageRow(
  snapshot: EndpointSnapshot,
  image: Image,
  users: readonly Container[],
  context: ProjectionContext,
): Row {
  const endpointId = snapshot.endpoint.id;
  const children = [
    ...tagRows(endpointId, image, context),
    ...digestRows(endpointId, image, context),
    ...placedContainerRows(snapshot, users, context),
  ];
  const use = users.length === 0 ? 'unused' : 'used';
  return {
    id: rowId(endpointId, 'image', image.id),
    kind: 'image',
    endpointId,
    objectId: image.id,
    label: imageLabel(image),
    description: imageDescription(image, users.length, context),
    icon: { name: 'package', ...(use === 'unused' ? { color: 'disabledForeground' } : {}) },
    contextValue: `image.${use}${image.pinned ? '.pinned' : ''}`,
    expansion: children.length === 0 ? 'none' : 'collapsed',
    children,
  };
}

function tagRows(endpointId: string, image: Image, { l10n }: ProjectionContext): readonly Row[] {
  // The first tag is the label already.
  return imageTags(image)
    .slice(1)
    .map((tag) =>
      factRow(endpointId, image.id, { key: tag, label: imageName(tag), value: l10n.t('tag'), icon: { name: 'tag' } }),
    );
}

function digestRows(endpointId: string, image: Image, { l10n }: ProjectionContext): readonly Row[] {
  return [...image.repoDigests]
    .sort(compareNames)
    .map((digest) =>
      factRow(endpointId, image.id, {
        key: digest,
        label: imageName(digest),
        value: l10n.t('digest'),
        icon: { name: 'key' },
      }),
    );
}
