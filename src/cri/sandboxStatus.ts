import type { CallOptions } from '../contract/call.ts';
import type { SandboxDetails } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { notedAddresses } from '../runtimes/highLevelRuntimes.ts';
import { readReply } from '../runtimes/verboseReply.ts';
import { rawReply } from './rawReply.ts';

export async function sandboxDetails(channel: CriChannel, id: string, options?: CallOptions): Promise<SandboxDetails> {
  const request = { pod_sandbox_id: id, verbose: true };
  const reply = await channel.unary(runtimeService.PodSandboxStatus, request, options);
  const network = reply.status?.network;
  const ips = [network?.ip, ...(network?.additional_ips ?? []).map(({ ip }) => ip)].filter(
    (ip): ip is string => ip !== undefined && ip !== '',
  );
  const raw = rawReply(reply);
  return { ips: ips.length > 0 ? ips : notedAddresses(readReply(raw, 'PodSandboxStatus', '')), raw };
}
