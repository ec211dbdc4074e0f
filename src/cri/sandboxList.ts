import type { ListOptions } from '../contract/call.ts';
import type { IdFilter } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { streamInParts } from '../rpc/streamInParts.ts';
import { unaryInParts } from '../rpc/unaryInParts.ts';
import type { ListSupport } from './listSupport.ts';
import { listed } from './listed.ts';
import { sandboxRecord } from './sandboxRecord.ts';

export async function listSandboxes(
  channel: CriChannel,
  lists: ListSupport,
  filter?: IdFilter,
  options?: ListOptions<Sandbox>,
): Promise<Sandbox[]> {
  const records = listed(sandboxRecord, options);
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
  return filter === undefined ? lists.read('sandboxes', { inParts, whole }) : whole();
}
