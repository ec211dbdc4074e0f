import type { Container } from '../contract/container.ts';
import { unlessNotFound } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';

/**
 * Ends whatever a container has of processes, without a grace period, before it or its sandbox is removed or stopped.
 * Left to the runtime, CRI-O would wait until the deadline of that call, and cri-dockerd's StopPodSandbox would let the
 * container run on. The kubelet makes the same calls in the same order.
 *
 * A created container is killed too: CRI-O has its process already. One that is gone by then is no failure.
 */
export async function killContainer(
  runtime: Pick<RuntimePort, 'stopContainer'>,
  { id, state }: Container,
  signal: AbortSignal,
): Promise<void> {
  if (state !== 'exited') {
    await unlessNotFound(runtime.stopContainer(id, 0, { signal }));
  }
}
