import type { CallOptions } from '../contract/call.ts';
import { contentService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { inCriNamespace } from './criNamespace.ts';
import { unlessGone } from './unlessGone.ts';

/** A blob's bytes, or `undefined` when it is not there. All of it is in memory: for manifests and configurations. */
export async function readContent(
  channel: CriChannel,
  digest: string,
  options?: CallOptions,
): Promise<Buffer | undefined> {
  const read = channel.readAll(contentService.Read, { digest }, { ...options, ...inCriNamespace });
  const parts = await unlessGone(read);
  return parts && Buffer.concat(parts.map(({ data }) => data));
}
