import type { Container } from '../contract/container.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type KubeletReaction, reactionToContainer } from './kubeletReaction.ts';
import { type Outcome, runOnEach } from './runOnEach.ts';
import { selectObjects } from './selectObjects.ts';

interface ContainerStop {
  readonly container: Container;
  readonly kubelet: KubeletReaction;
}

export interface StopContainersPlan {
  /** Between the stop signal and SIGKILL. */
  readonly gracePeriodS: number;
  readonly stops: readonly ContainerStop[];
}

/** An unknown state is what a runtime reports of a container whose process it lost sight of: stopping it may help. */
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
