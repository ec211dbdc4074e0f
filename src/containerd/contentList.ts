import type { CallOptions } from '../contract/call.ts';
import { contentService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { Info__Output } from '../rpc/generated/types/containerd/services/content/v1/Info.ts';
import { anyOf } from './anyOf.ts';
import { inCriNamespace } from './criNamespace.ts';

/** Which of these blobs are there. */
export async function listContent(
  channel: CriChannel,
  digests: readonly string[],
  options?: CallOptions,
): Promise<Info__Output[]> {
  // Without a filter it would be all blobs.
  if (digests.length === 0) {
    return [];
  }
  const request = { filters: anyOf('digest', digests) };
  const parts = await channel.readAll(contentService.List, request, { ...options, ...inCriNamespace });
  return parts.flatMap(({ info }) => info);
}
