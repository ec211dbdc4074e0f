import type { CallOptions } from '../contract/call.ts';
import type { ContainerDetails } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { containerExitRecord } from './containerExitRecord.ts';
import { rawReply } from './rawReply.ts';

export async function containerDetails(
  channel: CriChannel,
  id: string,
  options?: CallOptions,
): Promise<ContainerDetails> {
  const request = { container_id: id, verbose: true };
  const reply = await channel.unary(runtimeService.ContainerStatus, request, options);
  const exit = reply.status ? containerExitRecord(reply.status) : undefined;
  return { ...(exit && { exit }), logPath: reply.status?.log_path ?? '', raw: rawReply(reply) };
}
