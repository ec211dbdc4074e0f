import type { CallOptions } from '../contract/call.ts';
import { introspectionService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';

/** As containerd numbers itself, in its own pid namespace; `undefined` before 1.7. */
export async function serverPid(channel: CriChannel, options?: CallOptions): Promise<number | undefined> {
  const { pid } = await channel.unary(introspectionService.Server, {}, options);
  return Number(pid) || undefined;
}
