import type { Container } from '../contract/container.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { ignoreNotFound } from './ignoreNotFound.ts';
import { type KubeletReaction, reactionToContainer } from './kubeletReaction.ts';
import { type Outcome, runOnEach } from './runOnEach.ts';
import { selectObjects } from './selectObjects.ts';

interface ContainerRemoval {
  readonly container: Container;
  /** It runs, and is killed without a grace period. */
  readonly killed: boolean;
  readonly kubelet: KubeletReaction;
}

export interface RemoveContainersPlan {
  readonly removals: readonly ContainerRemoval[];
}

export function planRemoveContainers(snapshot: EndpointSnapshot, ids: Iterable<string>): RemoveContainersPlan {
  return {
    removals: selectObjects(snapshot.containers, ids).map((container) => ({
      container,
      killed: container.state === 'running',
      kubelet: reactionToContainer(snapshot, container),
    })),
  };
}

export async function removeContainers(
  runtime: RuntimePort,
  plan: RemoveContainersPlan,
  signal: AbortSignal,
): Promise<Outcome<Container>[]> {
  const targets = plan.removals.map(({ container }) => container);
  return runOnEach(targets, ({ id }) => ignoreNotFound(runtime.removeContainer(id, { signal })), signal);
}
