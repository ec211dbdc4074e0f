import { inParallel } from '../common/inParallel.ts';
import type { Container } from '../contract/container.ts';
import type { EndpointClient } from '../contract/endpoint.ts';

/** So many single questions cost containerd less than asking every shim of the node. */
const mostSingleQuestions = 8;

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
      : (await client.containerd.listTasks({ signal })).filter(({ state }) => state === 'paused').map(({ id }) => id),
  );
  return paused.size === 0
    ? containers
    : containers.map((container) => (paused.has(container.id) ? { ...container, paused: true } : container));
}

async function pausedOf(client: EndpointClient, ids: readonly string[], signal: AbortSignal): Promise<string[]> {
  const states = await inParallel(ids, mostSingleQuestions, (id) => client.containerd.taskState(id, { signal }));
  return ids.filter((_id, index) => states[index] === 'paused');
}
