import type { EventPort, RuntimeEvent } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { ContainerEventResponse__Output } from '../rpc/generated/types/runtime/v1/ContainerEventResponse.ts';
import { runtimeService } from '../rpc/services.ts';
import { knownTime } from './knownTime.ts';

/**
 * CRI's own events. Never to be used on containerd: 1.6 has none, on 1.7 all subscribers share one queue, so that
 * listening takes events from the kubelet, and on 2.x a subscriber that does not read (a suspended laptop) holds up
 * every call on the node that makes an event, whoever made it.
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

/**
 * What an event is about. The state of a sandbox may change with that of its container, so both are reported. An event of
 * the sandbox itself has the sandbox's id as container id.
 */
export function containerEvents({
  container_id,
  pod_sandbox_status,
  created_at,
}: ContainerEventResponse__Output): RuntimeEvent[] {
  const atNs = knownTime(created_at);
  const at = atNs === undefined ? {} : { atMs: Number(atNs / 1_000_000n) };
  const sandboxId = pod_sandbox_status?.id;
  if (!sandboxId) {
    // Some runtimes send no status of a removed sandbox, only the id.
    return container_id ? [{ kind: 'task', id: container_id, ...at }] : [];
  }
  const sandbox: RuntimeEvent = { kind: 'sandbox', id: sandboxId, ...at };
  const isOfContainer = container_id !== '' && container_id !== sandboxId;
  return isOfContainer ? [sandbox, { kind: 'container', id: container_id, ...at }] : [sandbox];
}
