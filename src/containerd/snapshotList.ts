import type { CallOptions } from '../contract/call.ts';
import { snapshotsService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { anyOf } from './anyOf.ts';
import { inCriNamespace } from './criNamespace.ts';

/**
 * Which of these snapshots are there, by name.
 *
 * @param snapshotter none is known before a pull has made its first snapshot
 */
export async function listSnapshots(
  channel: CriChannel,
  snapshotter: string | undefined,
  names: readonly string[],
  options?: CallOptions,
): Promise<ReadonlySet<string>> {
  // Without a filter it would be all snapshots.
  if (snapshotter === undefined || names.length === 0) {
    return new Set();
  }
  const request = { snapshotter, filters: anyOf('name', names) };
  const parts = await channel.readAll(snapshotsService.List, request, { ...options, ...inCriNamespace });
  return new Set(parts.flatMap(({ info }) => info.map(({ name }) => name)));
}
