import type { Container } from '../../contract/container.ts';
import type { Image } from '../../contract/image.ts';
import { containersByImage } from '../../images/imageIndex.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import { imageTags } from '../../words/names.ts';

/** The reference by which an image is best pulled again: a tag, else a digest, else only its id is left. */
export function referenceOfImage(image: Image): string {
  return imageTags(image)[0] ?? image.repoDigests[0] ?? image.id;
}

/** What the person asked for where the runtime kept it; else the image's own reference, for lists often hold an id. */
export function referenceOfContainer(container: Container, snapshot: EndpointSnapshot): string {
  if (container.userSpecifiedImage !== '') {
    return container.userSpecifiedImage;
  }
  const [imageId] = containersByImage(snapshot.images, [container]).keys();
  const image = imageId === undefined ? undefined : snapshot.images.get(imageId);
  if (image !== undefined && !image.repoTags.includes(container.image)) {
    return referenceOfImage(image);
  }
  return container.image || container.imageRef || container.imageId;
}
