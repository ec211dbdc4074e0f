import type { Container } from './container.ts';
import type { Image } from './image.ts';

const dockerScheme = 'docker-pullable://';
const idPattern = /^(?:sha256:)?[0-9a-f]{64}$/;

/**
 * The containers that use each image, by image id. What a container says of its image differs by runtime: CRI-O has an
 * id of bare hex in `imageId`, containerd an id or a repo digest in `imageRef`, cri-dockerd an id with `sha256:`, and
 * `image` is a name or, under a kubelet, an id. An id is the last word; a name may point elsewhere by now.
 */
export function containersByImage(
  images: ReadonlyMap<string, Image>,
  containers: Iterable<Container>,
): ReadonlyMap<string, readonly Container[]> {
  const ids = imageIdsByReference(images.values());
  const users = new Map<string, Container[]>();
  for (const container of containers) {
    const id = usedImage(ids, container);
    if (id !== undefined) {
      const known = users.get(id);
      if (known === undefined) {
        users.set(id, [container]);
      } else {
        known.push(container);
      }
    }
  }
  return users;
}

function imageIdsByReference(images: Iterable<Image>): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const image of images) {
    for (const reference of [image.id, ...image.repoTags, ...image.repoDigests]) {
      ids.set(canonical(reference), image.id);
    }
  }
  return ids;
}

function usedImage(ids: ReadonlyMap<string, string>, container: Container): string | undefined {
  for (const reference of [container.imageId, container.imageRef, container.image, container.userSpecifiedImage]) {
    const key = canonical(reference);
    const id = ids.get(key);
    if (id !== undefined || idPattern.test(key)) {
      return id;
    }
  }
  return undefined;
}

function canonical(reference: string): string {
  const name = reference.startsWith(dockerScheme) ? reference.slice(dockerScheme.length) : reference;
  return idPattern.test(name) ? name.replace('sha256:', '') : name;
}
