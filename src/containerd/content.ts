import type { CallOptions } from '../contract/call.ts';
import type { StoreSize } from '../contract/containerd.ts';
import { unlessNotFound } from '../contract/failure.ts';
import { contentService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { Info__Output } from '../rpc/generated/types/containerd/services/content/v1/Info.ts';
import { anyOf, inCriNamespace } from './requests.ts';

/** Those of the given blobs that are in the content store. */
export async function listContent(
  channel: CriChannel,
  digests: readonly string[],
  options?: CallOptions,
): Promise<Info__Output[]> {
  // An empty filter would select all blobs.
  if (digests.length === 0) {
    return [];
  }
  const request = { filters: anyOf('digest', digests) };
  const parts = await channel.readAll(contentService.List, request, { ...options, ...inCriNamespace });
  return parts.flatMap(({ info }) => info);
}

/** The bytes of a blob, or `undefined` when it is not there. They are all in memory: for manifests and configurations. */
export async function readContent(
  channel: CriChannel,
  digest: string,
  options?: CallOptions,
): Promise<Buffer | undefined> {
  const parts = await unlessNotFound(
    channel.readAll(contentService.Read, { digest }, { ...options, ...inCriNamespace }),
  );
  return parts && Buffer.concat(parts.map(({ data }) => data));
}

/** The number and size of all blobs. A download under way is no blob yet. */
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

/**
 * The bytes that each download of a layer has so far, by its reference (`layer-<digest>`). The downloads of pulls that
 * died are among them.
 */
export async function listIngests(channel: CriChannel, options?: CallOptions): Promise<ReadonlyMap<string, number>> {
  const request = { filters: ['ref~="^layer-"'] };
  const { statuses } = await channel.unary(contentService.ListStatuses, request, { ...options, ...inCriNamespace });
  return new Map(statuses.map(({ ref, offset }) => [ref, Number(offset)]));
}
