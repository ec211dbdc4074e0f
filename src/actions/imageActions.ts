import type { Container } from '../contract/container.ts';
import { CriError } from '../contract/failure.ts';
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
    inUse: runtimeOf(snapshot).imageInUse,
  };
}

/**
 * Removes the images, and then looks at what is left of them: a refusal may come after some names have gone, and an OK
 * is not proof that an image has.
 */
export async function removeImages(
  images: ImagePort,
  plan: RemoveImagesPlan,
  signal: AbortSignal,
): Promise<Outcome<Image>[]> {
  const targets = plan.removals.map(({ image }) => image);
  const outcomes = await runOnEach(targets, ({ id }) => images.removeImage(id, { signal }), signal);
  const left = await listedById(images);
  return left === undefined ? outcomes : outcomes.map((outcome) => afterALook(outcome, left.get(outcome.target.id)));
}

/** `undefined` where the runtime does not answer: then there is no more to tell than it said. */
async function listedById(images: ImagePort): Promise<ReadonlyMap<string, Image> | undefined> {
  try {
    return new Map((await images.listImages()).map((image) => [image.id, image]));
  } catch (error) {
    if (error instanceof CriError) {
      return undefined;
    }
    throw error;
  }
}

/** @param left the image as it is now, if it is still there */
function afterALook(outcome: Outcome<Image>, left: Image | undefined): Outcome<Image> {
  const { target } = outcome;
  if (outcome.status === 'done') {
    return left === undefined ? outcome : { target, status: 'kept' };
  }
  if (outcome.status !== 'failed') {
    return outcome;
  }
  const names = new Set(left === undefined ? [] : [...left.repoTags, ...left.repoDigests]);
  const gone = [...target.repoTags, ...target.repoDigests].filter((name) => !names.has(name));
  return gone.length === 0 ? outcome : { ...outcome, gone };
}

/** Whether the runtime goes on with a pull whose call was cancelled, so that the image may come all the same. */
export function pullGoesOn(snapshot: EndpointSnapshot): boolean {
  return runtimeOf(snapshot).cancelledPull === 'goesOn';
}

function runtimeOf({ runtime }: EndpointSnapshot): HighLevelRuntime {
  return highLevelRuntimeOf(runtime?.version.name ?? '');
}
