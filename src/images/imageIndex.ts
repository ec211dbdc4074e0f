import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';

const dockerScheme = 'docker-pullable://';
const idPattern = /^(?:sha256:)?[0-9a-f]{64}$/;

/**
 * Finds the image that a container uses. Runtimes describe it differently: CRI-O has an id of bare hex in `imageId`,
 * containerd up to 2.1 an id or a repo digest in `imageRef` and since 2.3 an id in `imageId`, cri-dockerd an id with
 * `sha256:`, and `image` is a name or, under a kubelet, an id. An id decides; a name may point to another image by now.
 */
export function imageFinder(images: ReadonlyMap<string, Image>): (container: Container) => Image | undefined {
  // The containers of a node may be listed before its images, and ten thousand are not looked through for nothing.
  if (images.size === 0) {
    return () => undefined;
  }
  const byReference = new Map<string, Image>();
  for (const image of images.values()) {
    for (const reference of [image.id, ...image.repoTags, ...image.repoDigests]) {
      byReference.set(canonical(reference), image);
      // Most lookups then need no parsing.
      byReference.set(reference, image);
    }
  }
  return (container) => usedImage(byReference, container);
}

function usedImage(byReference: ReadonlyMap<string, Image>, container: Container): Image | undefined {
  for (const reference of [container.imageId, container.imageRef, container.image, container.userSpecifiedImage]) {
    if (reference === '') {
      continue;
    }
    const image = byReference.get(reference) ?? byReference.get(canonical(reference));
    if (image !== undefined || idPattern.test(reference)) {
      return image;
    }
  }
  return undefined;
}

function canonical(reference: string): string {
  const name = reference.startsWith(dockerScheme) ? reference.slice(dockerScheme.length) : reference;
  return idPattern.test(name) ? name.replace('sha256:', '') : name;
}

/** The containers that use each image, by image id. */
export function containersByImage(
  images: ReadonlyMap<string, Image>,
  containers: Iterable<Container>,
): ReadonlyMap<string, readonly Container[]> {
  const imageOf = imageFinder(images);
  const users = new Map<string, Container[]>();
  for (const container of containers) {
    const image = imageOf(container);
    if (image !== undefined) {
      const known = users.get(image.id);
      if (known === undefined) {
        users.set(image.id, [container]);
      } else {
        known.push(container);
      }
    }
  }
  return users;
}
