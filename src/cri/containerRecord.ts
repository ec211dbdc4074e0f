import type { Container, ContainerExit, ContainerState } from '../contract/container.ts';
import type { Container__Output } from '../rpc/generated/types/runtime/v1/Container.ts';
import type { ContainerState__Output } from '../rpc/generated/types/runtime/v1/ContainerState.ts';
import type { ContainerStatus__Output } from '../rpc/generated/types/runtime/v1/ContainerStatus.ts';
import { knownTime } from './knownTime.ts';

const states: ReadonlyMap<ContainerState__Output, ContainerState> = new Map([
  ['CONTAINER_CREATED', 'created'],
  ['CONTAINER_RUNNING', 'running'],
  ['CONTAINER_EXITED', 'exited'],
]);

export function containerRecord(wire: Container__Output): Container {
  return {
    id: wire.id,
    sandboxId: wire.pod_sandbox_id,
    name: wire.metadata?.name ?? '',
    attempt: wire.metadata?.attempt ?? 0,
    state: containerState(wire.state),
    createdAtNs: knownTime(wire.created_at),
    image: wire.image?.image ?? '',
    userSpecifiedImage: wire.image?.user_specified_image ?? '',
    imageRef: wire.image_ref,
    imageId: wire.image_id,
    labels: wire.labels,
    annotations: wire.annotations,
  };
}

/** A state that a newer runtime may invent arrives as a number, whatever the generated type says: it is unknown. */
function containerState(wire: ContainerState__Output): ContainerState {
  return states.get(wire) ?? 'unknown';
}

/** How the container ended, or `undefined` while it has not. */
export function containerExitRecord(wire: ContainerStatus__Output): ContainerExit | undefined {
  if (containerState(wire.state) !== 'exited') {
    return undefined;
  }
  const finishedAtNs = knownTime(wire.finished_at);
  return {
    code: wire.exit_code,
    reason: wire.reason,
    message: wire.message,
    ...(finishedAtNs !== undefined && { finishedAtNs }),
  };
}
