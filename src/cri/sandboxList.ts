import type { CallOptions } from '../contract/callOptions.ts';
import type { IdFilter } from '../contract/runtimePort.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import type { ListSupport } from './listSupport.ts';
import { sandboxRecord } from './sandboxRecord.ts';

export async function listSandboxes(
  channel: CriChannel,
  lists: ListSupport,
  filter?: IdFilter,
  options?: CallOptions,
): Promise<Sandbox[]> {
  const whole = async (): Promise<Sandbox[]> => {
    const reply = await channel.unary(runtimeService.ListPodSandbox, { filter: filter ?? null }, options);
    return reply.items.map(sandboxRecord);
  };
  const inParts = async (): Promise<Sandbox[]> => {
    const parts = await channel.readAll(runtimeService.StreamPodSandboxes, {}, options);
    return parts.flatMap((part) => part.pod_sandboxes.map(sandboxRecord));
  };
  return filter === undefined ? lists.read('sandboxes', { inParts, whole }) : whole();
}
