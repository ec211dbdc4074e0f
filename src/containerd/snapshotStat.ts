import type { CallOptions } from '../contract/call.ts';
import type { ContainerdLayer } from '../contract/containerd.ts';
import { snapshotsService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { Kind__Output } from '../rpc/generated/types/containerd/services/snapshots/v1/Kind.ts';
import { inCriNamespace } from './criNamespace.ts';

export interface SnapshotStat {
  /** Empty for the bottom. */
  readonly parent: string;
  readonly kind: ContainerdLayer['kind'];
}

/** Fails with `notFound` where there is no such snapshot, and with `rejected` where there is no such snapshotter. */
export async function statSnapshot(
  channel: CriChannel,
  snapshotter: string,
  key: string,
  options?: CallOptions,
): Promise<SnapshotStat> {
  const request = { snapshotter, key };
  const { info } = await channel.unary(snapshotsService.Stat, request, { ...options, ...inCriNamespace });
  return { parent: info?.parent ?? '', kind: kindOf(info?.kind) };
}

/** containerd has no snapshot of a fourth kind. */
function kindOf(wire: Kind__Output | undefined): SnapshotStat['kind'] {
  switch (wire) {
    case 'COMMITTED':
      return 'committed';
    case 'VIEW':
      return 'view';
    default:
      return 'active';
  }
}
