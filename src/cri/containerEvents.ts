import type { EventPort, RuntimeEvent } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { ContainerEventResponse__Output } from '../rpc/generated/types/runtime/v1/ContainerEventResponse.ts';
import { runtimeService } from '../rpc/services.ts';

/**
 * CRI's own events. Not for containerd: 1.6 has none, and on 1.7 all subscribers share one queue, so that listening
 * takes events from the kubelet.
 */
export function criEvents(channel: CriChannel): EventPort {
  return {
    subscribe: (onEvent, signal) =>
      channel.serverStream(
        runtimeService.GetContainerEvents,
        {},
        { signal, onMessage: (message) => containerEvents(message).forEach(onEvent) },
      ),
  };
}

/** A container's state and its sandbox's change together; a sandbox's own event has its id for that of a container. */
export function containerEvents({ container_id, pod_sandbox_status }: ContainerEventResponse__Output): RuntimeEvent[] {
  const sandboxId = pod_sandbox_status?.id;
  if (!sandboxId) {
    // Of a removed sandbox some runtimes tell the id alone.
    return container_id ? [{ kind: 'task', id: container_id }] : [];
  }
  const sandbox: RuntimeEvent = { kind: 'sandbox', id: sandboxId };
  return container_id && container_id !== sandboxId ? [sandbox, { kind: 'container', id: container_id }] : [sandbox];
}
