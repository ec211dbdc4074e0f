import type { Container } from '../contract/container.ts';
import type { Image, ImagePort } from '../contract/image.ts';
import { containersByImage } from '../images/imageIndex.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { type Outcome, runOnEach, selectObjects } from './runOnEach.ts';

interface ImageRemoval {
  /** It is removed by id, with all its tags and digests: only that means the same on every runtime. */
  readonly image: Image;
  readonly users: readonly Container[];
}

export interface RemoveImagesPlan {
  readonly removals: readonly ImageRemoval[];
  /** What the runtime does when asked to remove an image that containers use. */
  readonly inUse: HighLevelRuntime['imageInUse'];
}

export function planRemoveImages(snapshot: EndpointSnapshot, ids: Iterable<string>): RemoveImagesPlan {
  const users = containersByImage(snapshot.images, snapshot.containers.values());
  return {
    removals: selectObjects(snapshot.images, ids).map((image) => ({ image, users: users.get(image.id) ?? [] })),
    inUse: highLevelRuntimeOf(snapshot.runtime?.version.name ?? '').imageInUse,
  };
}

export async function removeImages(
  images: ImagePort,
  plan: RemoveImagesPlan,
  signal: AbortSignal,
): Promise<Outcome<Image>[]> {
  const targets = plan.removals.map(({ image }) => image);
  return runOnEach(targets, ({ id }) => images.removeImage(id, { signal }), signal);
}
