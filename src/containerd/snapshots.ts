import { limits } from '../common/limits.ts';
import type { CallOptions } from '../contract/call.ts';
import type { ContainerdLayer } from '../contract/containerd.ts';
import { unlessNotFound } from '../contract/failure.ts';
import { snapshotsService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { Kind__Output } from '../rpc/generated/types/containerd/services/snapshots/v1/Kind.ts';
import { anyOf, inCriNamespace } from './requests.ts';

/**
 * The snapshot and those below it, from the top. Follows the parents, one call after the other; empty where there is
 * no such snapshot (any more).
 *
 * @param options the deadline is that of each call
 * @throws CriError `rejected` where there is no such snapshotter
 */
export async function snapshotLayers(
  channel: CriChannel,
  snapshotter: string,
  key: string,
  options?: CallOptions,
): Promise<ContainerdLayer[]> {
  const layers: ContainerdLayer[] = [];
  for (let next = key; next !== '' && layers.length < limits.layers;) {
    const found = await unlessNotFound(snapshotAndUsage(channel, snapshotter, next, options));
    if (found === undefined) {
      // containerd keeps the parents of a snapshot as long as it is there, so the whole chain is being removed.
      return [];
    }
    layers.push(found.layer);
    next = found.parent;
  }
  return layers;
}

/**
 * One snapshot and the name of its parent, which is empty for the lowest. containerd counts the usage of a writable
 * snapshot file by file each time it is asked, and keeps that of the others.
 */
async function snapshotAndUsage(
  channel: CriChannel,
  snapshotter: string,
  key: string,
  options?: CallOptions,
): Promise<{ readonly layer: ContainerdLayer; readonly parent: string }> {
  const call = { ...options, ...inCriNamespace };
  const [{ info }, { size, inodes }] = await Promise.all([
    channel.unary(snapshotsService.Stat, { snapshotter, key }, call),
    channel.unary(snapshotsService.Usage, { snapshotter, key }, call),
  ]);
  return {
    layer: { key, kind: kindOf(info?.kind), bytes: Number(size), inodes: Number(inodes) },
    parent: info?.parent ?? '',
  };
}

/** containerd has no snapshot of a fourth kind. */
function kindOf(wire: Kind__Output | undefined): ContainerdLayer['kind'] {
  switch (wire) {
    case 'COMMITTED':
      return 'committed';
    case 'VIEW':
      return 'view';
    default:
      return 'active';
  }
}

/**
 * The names of those of the given snapshots that exist.
 *
 * @param snapshotter none is known before a pull has made its first snapshot
 */
export async function listSnapshots(
  channel: CriChannel,
  snapshotter: string | undefined,
  names: readonly string[],
  options?: CallOptions,
): Promise<ReadonlySet<string>> {
  // An empty filter would select all snapshots.
  if (snapshotter === undefined || names.length === 0) {
    return new Set();
  }
  const request = { snapshotter, filters: anyOf('name', names) };
  const parts = await channel.readAll(snapshotsService.List, request, { ...options, ...inCriNamespace });
  return new Set(parts.flatMap(({ info }) => info.map(({ name }) => name)));
}

/** Counts layers of images, writable layers, and those that a pull is unpacking. */
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
