import type { Container, ContainerState } from '../contract/container.ts';
import type { Container__Output } from '../rpc/generated/types/runtime/v1/Container.ts';
import type { ContainerState__Output } from '../rpc/generated/types/runtime/v1/ContainerState.ts';

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
    createdAtNs: BigInt(wire.created_at),
    image: wire.image?.image ?? '',
    userSpecifiedImage: wire.image?.user_specified_image ?? '',
    imageRef: wire.image_ref,
    imageId: wire.image_id,
    labels: wire.labels,
    annotations: wire.annotations,
  };
}

/** A state that a newer runtime may invent arrives as a number, whatever the generated type says: it is unknown. */
export function containerState(wire: ContainerState__Output): ContainerState {
  return states.get(wire) ?? 'unknown';
}
