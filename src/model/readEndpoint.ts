import { inParallel } from '../common/inParallel.ts';
import type { Container } from '../contract/container.ts';
import type { EndpointClient } from '../contract/endpoint.ts';
import { CriError, type CriReason } from '../contract/failure.ts';
import type { Image } from '../contract/image.ts';
import type { RuntimeInfo } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from './endpointSnapshot.ts';
import { keepKnown, keepKnownContainer } from './keepKnown.ts';

/** A list does not say how a container ended. So many statuses are asked for at a time. */
const statusesAtATime = 8;

export interface Lists {
  readonly sandboxes: readonly Sandbox[];
  readonly containers: readonly Container[];
  readonly images: readonly Image[];
}

type Known = Pick<EndpointSnapshot, 'sandboxes' | 'containers' | 'images'>;

/** One look at the lists of an endpoint. What says what it said before is the object of before. */
export async function readLists(client: EndpointClient, before: Known, signal: AbortSignal): Promise<Lists> {
  const [sandboxes, containers, images] = await Promise.all([
    client.runtime.listSandboxes(undefined, { signal, keep: keepKnown(before.sandboxes) }),
    client.runtime.listContainers(undefined, { signal, keep: keepKnownContainer(before.containers) }),
    readImages(client, before, signal),
  ]);
  return { sandboxes, containers, images };
}

/** A socket may serve the RuntimeService alone. */
export function readImages(client: EndpointClient, before: Known, signal: AbortSignal): Promise<readonly Image[]> {
  const list = client.images.listImages({ signal, keep: keepKnown(before.images) });
  return orElse(list, [], 'unimplemented', 'criNotServed');
}

/** What an endpoint says of itself. It changes seldom, so it is asked seldom. */
export async function readRuntimeInfo(client: EndpointClient, signal: AbortSignal): Promise<RuntimeInfo> {
  const [version, status, imageFilesystems, cgroupDriver] = await Promise.all([
    client.runtime.version({ signal }),
    client.runtime.status({ signal }),
    orElse(client.images.imageFilesystems({ signal }), [], 'unimplemented', 'criNotServed', 'rejected'),
    orElse(client.runtime.cgroupDriver({ signal }), undefined, 'unimplemented', 'rejected'),
  ]);
  return { version, status, imageFilesystems, ...(cgroupDriver && { cgroupDriver }) };
}

/** Asks for the exits that are not known yet. A container that is gone meanwhile is left to the next list. */
export async function readExits(
  client: EndpointClient,
  containers: readonly Container[],
  signal: AbortSignal,
): Promise<Container[]> {
  return inParallel(containers, statusesAtATime, async (container) => {
    if (container.state !== 'exited' || container.exit !== undefined) {
      return container;
    }
    const details = await orElse(
      client.runtime.containerDetails(container.id, { signal }),
      undefined,
      'notFound',
      'rejected',
    );
    return details?.exit === undefined ? container : { ...container, exit: details.exit };
  });
}

async function orElse<T, E>(call: Promise<T>, otherwise: E, ...reasons: readonly CriReason[]): Promise<T | E> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CriError && reasons.includes(error.failure.reason)) {
      return otherwise;
    }
    throw error;
  }
}
