import type { CallOptions } from '../contract/call.ts';
import type { SandboxDetails } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { rawReply } from './rawReply.ts';

export async function sandboxDetails(channel: CriChannel, id: string, options?: CallOptions): Promise<SandboxDetails> {
  const request = { pod_sandbox_id: id, verbose: true };
  const reply = await channel.unary(runtimeService.PodSandboxStatus, request, options);
  const network = reply.status?.network;
  const ips = [network?.ip, ...(network?.additional_ips ?? []).map(({ ip }) => ip)];
  return { ips: ips.filter((ip): ip is string => ip !== undefined && ip !== ''), raw: rawReply(reply) };
}
