import type { CallOptions } from '../contract/call.ts';
import { leasesService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { inCriNamespace } from './criNamespace.ts';
import { timestampMs } from './timestampMs.ts';
import { unlessGone } from './unlessGone.ts';

/** What a pull holds while it runs, by what it is. */
export interface PullLease {
  /** Digests: the manifest, the configuration and the layers that it has. */
  readonly content: readonly string[];
  /** References of the downloads that it has begun, ended ones among them. */
  readonly ingests: ReadonlySet<string>;
  /** Names: layers that it unpacks or has unpacked. */
  readonly snapshots: readonly string[];
  /** The snapshotter of those, once there is one. */
  readonly snapshotter: string | undefined;
}

/**
 * The leases of the pulls that began at that time (milliseconds since 1970) or later, the first first. Older ones
 * belong to other pulls or outlived theirs: containerd keeps them for a day after it was killed. containerd 2 also has
 * one for each pod, which does not expire.
 */
export async function pullLeases(channel: CriChannel, sinceMs: number, options?: CallOptions): Promise<PullLease[]> {
  const call = { ...options, ...inCriNamespace };
  const { leases } = await channel.unary(leasesService.List, {}, call);
  const ids = leases
    .map(({ id, created_at, labels }) => ({ id, createdAtMs: timestampMs(created_at), expires: expiry in labels }))
    .filter(({ createdAtMs, expires }) => expires && createdAtMs >= sinceMs)
    .sort((one, other) => one.createdAtMs - other.createdAtMs)
    .map(({ id }) => id);
  const held = await Promise.all(ids.map((id) => unlessGone(channel.unary(leasesService.ListResources, { id }, call))));
  return held.flatMap((reply) => (reply === undefined ? [] : [pullLease(reply.resources)]));
}

const expiry = 'containerd.io/gc.expire';
const snapshotType = 'snapshots/';

function pullLease(resources: readonly { readonly id: string; readonly type: string }[]): PullLease {
  const idsOf = (type: string): string[] => resources.filter((held) => held.type === type).map(({ id }) => id);
  const snapshotter = resources.find(({ type }) => type.startsWith(snapshotType))?.type.slice(snapshotType.length);
  return {
    content: idsOf('content'),
    ingests: new Set(idsOf('ingests')),
    snapshots: idsOf(`${snapshotType}${snapshotter ?? ''}`),
    snapshotter,
  };
}
