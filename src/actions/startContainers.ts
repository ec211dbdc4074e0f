import type { Container } from '../contract/container.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type Outcome, runOnEach } from './runOnEach.ts';

/** Why a container cannot be started. CRI has no restart: what has run once needs a new container. */
export type StartObstacle = 'running' | 'exited' | 'unknown' | 'sandboxNotReady';

/** `undefined` where nothing stands in the way. */
export function startObstacle(snapshot: EndpointSnapshot, container: Container): StartObstacle | undefined {
  if (container.state !== 'created') {
    return container.state;
  }
  return snapshot.sandboxes.get(container.sandboxId)?.state === 'notReady' ? 'sandboxNotReady' : undefined;
}

export async function startContainers(
  runtime: RuntimePort,
  containers: readonly Container[],
  signal: AbortSignal,
): Promise<Outcome<Container>[]> {
  return runOnEach(containers, ({ id }) => runtime.startContainer(id, { signal }), signal);
}
