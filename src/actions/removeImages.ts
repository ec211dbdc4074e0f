import type { Container } from '../contract/container.ts';
import type { Image, ImagePort } from '../contract/image.ts';
import { containersByImage } from '../images/imageIndex.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type Outcome, runOnEach } from './runOnEach.ts';
import { selectObjects } from './selectObjects.ts';

interface ImageRemoval {
  /** All its tags and digests go with it: only removal by id means the same on every runtime. */
  readonly image: Image;
  readonly users: readonly Container[];
}

/** What the runtime does when asked to remove an image that containers use. */
type InUseAnswer = 'removes' | 'refuses' | 'unknown';

export interface RemoveImagesPlan {
  readonly removals: readonly ImageRemoval[];
  readonly inUse: InUseAnswer;
}

export function planRemoveImages(snapshot: EndpointSnapshot, ids: Iterable<string>): RemoveImagesPlan {
  const users = containersByImage(snapshot.images, snapshot.containers.values());
  return {
    removals: selectObjects(snapshot.images, ids).map((image) => ({ image, users: users.get(image.id) ?? [] })),
    inUse: inUseAnswer(snapshot.runtime?.version.name ?? ''),
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

/** Measured on containerd 1.6 to 2.1, CRI-O 1.36 and cri-dockerd 0.4, whose runtime name is `docker`. */
function inUseAnswer(runtimeName: string): InUseAnswer {
  switch (runtimeName) {
    case 'containerd':
      return 'removes';
    case 'cri-o':
    case 'docker':
      return 'refuses';
    default:
      return 'unknown';
  }
}
