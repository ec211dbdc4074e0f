import { type Container, mayRun } from '../contract/container.ts';
import { unlessNotFound } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { type KubeletReaction, reactionToContainer } from './kubeletReaction.ts';
import { killContainer } from './killContainer.ts';
import { type Outcome, runOnEach, selectObjects } from './runOnEach.ts';

/** Why a container cannot be started. CRI has no restart: only a container that never ran can be started. */
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

interface ContainerStop {
  readonly container: Container;
  readonly kubelet: KubeletReaction;
}

export interface StopContainersPlan {
  /** Seconds between the stop signal and SIGKILL. */
  readonly gracePeriodS: number;
  readonly stops: readonly ContainerStop[];
}

export function planStopContainers(
  snapshot: EndpointSnapshot,
  ids: Iterable<string>,
  gracePeriodS: number,
): StopContainersPlan {
  return {
    gracePeriodS,
    stops: selectObjects(snapshot.containers, ids)
      .filter(mayRun)
      .map((container) => ({ container, kubelet: reactionToContainer(snapshot, container, 'stop') })),
  };
}

export async function stopContainers(
  runtime: RuntimePort,
  { gracePeriodS, stops }: StopContainersPlan,
  signal: AbortSignal,
): Promise<Outcome<Container>[]> {
  const targets = stops.map(({ container }) => container);
  return runOnEach(targets, ({ id }) => runtime.stopContainer(id, gracePeriodS, { signal }), signal);
}

interface ContainerRemoval {
  readonly container: Container;
  /** Whether it runs and so is killed without a grace period, or may do so. */
  readonly killed: 'yes' | 'perhaps' | 'no';
  readonly kubelet: KubeletReaction;
}

export interface RemoveContainersPlan {
  readonly removals: readonly ContainerRemoval[];
}

export function planRemoveContainers(snapshot: EndpointSnapshot, ids: Iterable<string>): RemoveContainersPlan {
  return {
    removals: selectObjects(snapshot.containers, ids).map((container) => ({
      container,
      killed: container.state === 'running' ? 'yes' : mayRun(container) ? 'perhaps' : 'no',
      kubelet: reactionToContainer(snapshot, container, 'remove'),
    })),
  };
}

/**
 * Each is killed by a call of its own before it is removed, which takes no longer anywhere than it is said to. A
 * container that is gone already counts as removed: the kubelet often comes first.
 */
export async function removeContainers(
  runtime: RuntimePort,
  plan: RemoveContainersPlan,
  signal: AbortSignal,
): Promise<Outcome<Container>[]> {
  const targets = plan.removals.map(({ container }) => container);
  const remove = async (container: Container): Promise<void> => {
    await killContainer(runtime, container, signal);
    await unlessNotFound(runtime.removeContainer(container.id, { signal }));
  };
  return runOnEach(targets, remove, signal);
}
