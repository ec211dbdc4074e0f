import type { Container } from '../contract/container.ts';
import { unlessNotFound } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { type KubeletReaction, reactionToContainer } from './kubeletReaction.ts';
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

/** A runtime reports the state `unknown` of a container whose process it lost sight of: stopping it may help. */
export function canStop({ state }: Container): boolean {
  return state === 'running' || state === 'unknown';
}

export function planStopContainers(
  snapshot: EndpointSnapshot,
  ids: Iterable<string>,
  gracePeriodS: number,
): StopContainersPlan {
  return {
    gracePeriodS,
    stops: selectObjects(snapshot.containers, ids)
      .filter(canStop)
      .map((container) => ({ container, kubelet: reactionToContainer(snapshot, container) })),
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
  /** Whether it runs, and so is killed without a grace period. */
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

/** A container that is gone already counts as removed: the kubelet often comes first. */
export async function removeContainers(
  runtime: RuntimePort,
  plan: RemoveContainersPlan,
  signal: AbortSignal,
): Promise<Outcome<Container>[]> {
  const targets = plan.removals.map(({ container }) => container);
  return runOnEach(targets, ({ id }) => unlessNotFound(runtime.removeContainer(id, { signal })), signal);
}
