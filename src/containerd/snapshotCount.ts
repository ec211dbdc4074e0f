import type { CallOptions } from '../contract/call.ts';
import { snapshotsService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { inCriNamespace } from './criNamespace.ts';

/** Layers of images, writable ones, and those of pulls that unpack. */
export async function countSnapshots(channel: CriChannel, snapshotter: string, options?: CallOptions): Promise<number> {
  let count = 0;
  await channel.readEach(
    snapshotsService.List,
    { snapshotter },
    ({ info }) => {
      count += info.length;
    },
    { ...options, ...inCriNamespace },
  );
  return count;
}
