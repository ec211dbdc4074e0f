import type { CallOptions } from '../contract/callOptions.ts';
import type { IdFilter } from '../contract/runtimePort.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { sandboxRecord } from './sandboxRecord.ts';

export async function listSandboxes(channel: CriChannel, filter?: IdFilter, options?: CallOptions): Promise<Sandbox[]> {
  const reply = await channel.unary(runtimeService.ListPodSandbox, { filter: filter ?? null }, options);
  return reply.items.map(sandboxRecord);
}
