import type { CallOptions } from '../contract/call.ts';
import type { StoreSize } from '../contract/containerd.ts';
import { contentService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { inCriNamespace } from './criNamespace.ts';

/** Of whole blobs: a download that goes on is no blob yet. */
export async function contentSize(channel: CriChannel, options?: CallOptions): Promise<StoreSize> {
  let count = 0;
  let bytes = 0;
  await channel.readEach(
    contentService.List,
    {},
    ({ info }) => {
      count += info.length;
      bytes += info.reduce((sum, { size }) => sum + Number(size), 0);
    },
    { ...options, ...inCriNamespace },
  );
  return { count, bytes };
}
