import type { Container } from './container.ts';
import type { Image } from './image.ts';
import { imageFinder } from './imageFinder.ts';

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
