import type { CallOptions } from '../contract/callOptions.ts';
import type { IdFilter } from '../contract/runtimePort.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { streamInParts } from '../rpc/streamInParts.ts';
import { unaryInParts } from '../rpc/unaryInParts.ts';
import type { ListSupport } from './listSupport.ts';
import { sandboxRecord } from './sandboxRecord.ts';

export async function listSandboxes(
  channel: CriChannel,
  lists: ListSupport,
  filter?: IdFilter,
  options?: CallOptions,
): Promise<Sandbox[]> {
  const whole = (): Promise<Sandbox[]> =>
    unaryInParts(
      channel,
      runtimeService.ListPodSandbox,
      { filter: filter ?? null },
      (reply) => reply.items.map(sandboxRecord),
      options,
    );
  const inParts = (): Promise<Sandbox[]> =>
    streamInParts(channel, runtimeService.StreamPodSandboxes, {}, (part) => part.pod_sandboxes.map(sandboxRecord), options);
  return filter === undefined ? lists.read('sandboxes', { inParts, whole }) : whole();
}
