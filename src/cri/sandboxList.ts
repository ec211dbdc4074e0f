import type { ListOptions } from '../contract/call.ts';
import type { IdFilter } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { PodSandbox__Output } from '../rpc/generated/types/runtime/v1/PodSandbox.ts';
import { streamInParts, unaryInParts } from '../rpc/longLists.ts';
import { runtimeService } from '../rpc/services.ts';
import { knownTime } from './knownTime.ts';
import { toRecords, type ListSupport } from './listSupport.ts';
import type { SandboxHandlers } from './sandboxHandlers.ts';

export async function listSandboxes(
  channel: CriChannel,
  lists: ListSupport,
  handlers: SandboxHandlers,
  filter?: IdFilter,
  options?: ListOptions<Sandbox>,
): Promise<Sandbox[]> {
  const records = toRecords((wire: PodSandbox__Output) => handlers.fill(sandboxRecord(wire)), options);
  const whole = (): Promise<Sandbox[]> =>
    unaryInParts(
      channel,
      runtimeService.ListPodSandbox,
      { filter: filter ?? null },
      (reply) => records(reply.items),
      options,
    );
  const inParts = (): Promise<Sandbox[]> =>
    streamInParts(channel, runtimeService.StreamPodSandboxes, {}, (part) => records(part.pod_sandboxes), options);
  if (filter !== undefined) {
    return whole();
  }
  const all = await lists.read('sandboxes', { inParts, whole });
  handlers.keepOnly(all);
  return all;
}

export function sandboxRecord(wire: PodSandbox__Output): Sandbox {
  return {
    id: wire.id,
    name: wire.metadata?.name ?? '',
    uid: wire.metadata?.uid ?? '',
    namespace: wire.metadata?.namespace ?? '',
    attempt: wire.metadata?.attempt ?? 0,
    state: wire.state === 'SANDBOX_READY' ? 'ready' : 'notReady',
    createdAtNs: knownTime(wire.created_at),
    labels: wire.labels,
    annotations: wire.annotations,
    runtimeHandler: wire.runtime_handler,
  };
}
