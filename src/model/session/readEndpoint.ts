import { inParallel } from '../../common/inParallel.ts';
import type { Container } from '../../contract/container.ts';
import type { EndpointClient } from '../../contract/endpoint.ts';
import { type CriReason, failedFor } from '../../contract/failure.ts';
import type { Image } from '../../contract/image.ts';
import type { RuntimeInfo } from '../../contract/runtime.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import type { EndpointSnapshot } from '../store/endpointSnapshot.ts';
import { reuseUnchanged, reuseUnchangedContainers } from './reuseUnchanged.ts';

export interface Lists {
  readonly sandboxes: readonly Sandbox[];
  readonly containers: readonly Container[];
  readonly images: readonly Image[];
}

type Known = Pick<EndpointSnapshot, 'sandboxes' | 'containers' | 'images'>;

/** The lists of an endpoint. A record that says what it said before is the object of before. */
export async function readLists(client: EndpointClient, before: Known, signal: AbortSignal): Promise<Lists> {
  const [sandboxes, containers, images] = await Promise.all([
    client.runtime.listSandboxes(undefined, { signal, keep: reuseUnchanged(before.sandboxes) }),
    client.runtime.listContainers(undefined, { signal, keep: reuseUnchangedContainers(before.containers) }),
    readImages(client, before, signal),
  ]);
  return { sandboxes, containers, images };
}

/** The images; none where the socket serves the RuntimeService alone. */
export function readImages(client: EndpointClient, before: Known, signal: AbortSignal): Promise<readonly Image[]> {
  const list = client.images.listImages({ signal, keep: reuseUnchanged(before.images) });
  return unlessFailed(list, [], 'unimplemented', 'criNotServed');
}

/** Why a part that a runtime may lack is not there: the connection is well, and the server said no. */
const absentPart = ['unimplemented', 'rejected', 'gaveUp'] as const;

/** What the runtime says of itself. Old runtimes lack a part of it, which is left out. */
export async function readRuntimeInfo(client: EndpointClient, signal: AbortSignal): Promise<RuntimeInfo> {
  const [version, status, imageFilesystems, cgroupDriver] = await Promise.all([
    client.runtime.version({ signal }),
    client.runtime.status({ signal }),
    unlessFailed(client.images.imageFilesystems({ signal }), [], ...absentPart, 'criNotServed'),
    unlessFailed(client.runtime.cgroupDriver({ signal }), undefined, ...absentPart),
  ]);
  return { version, status, imageFilesystems, ...(cgroupDriver && { cgroupDriver }) };
}

/** So many single questions cost containerd less than asking every shim of the node. */
const mostSingleQuestions = 8;

/** Failures of one shim, or of the call as such, which say nothing of the connection. */
const notToBeHad = ['unimplemented', 'rejected', 'gaveUp', 'messageTooLarge', 'clientFailed'] as const;

/** Marks the containers whose processes are frozen, which CRI calls running. Only containerd can be asked. */
export async function markPaused(
  client: EndpointClient,
  containers: readonly Container[],
  signal: AbortSignal,
): Promise<readonly Container[]> {
  const running = containers.filter(({ state }) => state === 'running').map(({ id }) => id);
  if (running.length === 0) {
    return containers;
  }
  const paused = new Set(
    running.length <= mostSingleQuestions
      ? await pausedOf(client, running, signal)
      : (await unlessFailed(client.containerd.listTasks({ signal }), [], ...notToBeHad))
          .filter(({ state }) => state === 'paused')
          .map(({ id }) => id),
  );
  return paused.size === 0
    ? containers
    : containers.map((container) => (paused.has(container.id) ? { ...container, paused: true } : container));
}

async function pausedOf(client: EndpointClient, ids: readonly string[], signal: AbortSignal): Promise<string[]> {
  const states = await inParallel(ids, mostSingleQuestions, (id) =>
    unlessFailed(client.containerd.taskState(id, { signal }), undefined, ...notToBeHad),
  );
  return ids.filter((_id, index) => states[index] === 'paused');
}

/** The answer of a call, or a stand-in where the call failed for one of these reasons. */
async function unlessFailed<T, E>(call: Promise<T>, otherwise: E, ...reasons: readonly CriReason[]): Promise<T | E> {
  try {
    return await call;
  } catch (error) {
    if (failedFor(error, ...reasons)) {
      return otherwise;
    }
    throw error;
  }
}
