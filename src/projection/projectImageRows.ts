import { containersByImage } from '../contract/containersByImage.ts';
import type { Image } from '../contract/image.ts';
import type { EndpointSnapshot, Pull } from '../model/endpointSnapshot.ts';
import { elapsed } from './age.ts';
import { imageLabel, imageTags } from './imageLabel.ts';
import { imageName } from './imageName.ts';
import { imageRow } from './imageRow.ts';
import { compareNames } from './order.ts';
import { plainText } from './plainText.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

/** The Images view of one endpoint: what is being pulled, then images by name, then those without a tag. */
export function projectImageRows(snapshot: EndpointSnapshot, context: ProjectionContext): readonly Row[] {
  const users = containersByImage(snapshot.images, snapshot.containers.values());
  return [
    ...snapshot.pulls.map((pull) => pullRow(snapshot.endpoint.id, pull, context)),
    ...[...snapshot.images.values()]
      .sort(compareImages)
      .map((image) => imageRow(snapshot, image, users.get(image.id) ?? [], context)),
  ];
}

function compareImages(a: Image, b: Image): number {
  const untagged = Number(imageTags(a).length === 0) - Number(imageTags(b).length === 0);
  return untagged || compareNames(imageLabel(a), imageLabel(b)) || compareNames(a.id, b.id);
}

function pullRow(endpointId: string, { reference, startedAtMs }: Pull, context: ProjectionContext): Row {
  return {
    id: rowId(endpointId, 'pull', reference),
    kind: 'pull',
    endpointId,
    objectId: reference,
    label: plainText(imageName(reference)),
    description: elapsed(startedAtMs, context),
    icon: { name: 'loading~spin' },
    contextValue: 'pull',
    expansion: 'none',
    children: [],
  };
}
