import type { CallOptions } from '../contract/call.ts';
import { snapshotsService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { inCriNamespace } from './criNamespace.ts';

/** Of this snapshot alone, without those below it. */
export async function snapshotUsage(
  channel: CriChannel,
  snapshotter: string,
  key: string,
  options?: CallOptions,
): Promise<{ readonly bytes: number; readonly inodes: number }> {
  const request = { snapshotter, key };
  const { size, inodes } = await channel.unary(snapshotsService.Usage, request, { ...options, ...inCriNamespace });
  return { bytes: Number(size), inodes: Number(inodes) };
}
