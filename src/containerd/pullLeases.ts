import type { CallOptions } from '../contract/call.ts';
import { unlessNotFound } from '../contract/failure.ts';
import { leasesService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { Timestamp__Output } from '../rpc/generated/types/google/protobuf/Timestamp.ts';
import { inCriNamespace } from './requests.ts';

/** What a pull holds while it runs. */
export interface PullLease {
  /** Digests: the manifest, the configuration and the layers that it has. */
  readonly content: readonly string[];
  /** References of the downloads that it has begun; those that have ended stay in the list. */
  readonly ingests: ReadonlySet<string>;
  /** Names of the snapshots of the layers that it unpacks or has unpacked. */
  readonly snapshots: readonly string[];
  /** The snapshotter of these; `undefined` before there is a snapshot. */
  readonly snapshotter: string | undefined;
}

/**
 * The leases of the pulls that began at that time (milliseconds since 1970) or later, in the order of their begin.
 * Older leases belong to other pulls, or to pulls that died: when containerd is killed they stay for a day.
 * containerd 2 also has a lease for each pod, which does not expire and is left out.
 */
export async function pullLeases(channel: CriChannel, sinceMs: number, options?: CallOptions): Promise<PullLease[]> {
  const call = { ...options, ...inCriNamespace };
  const { leases } = await channel.unary(leasesService.List, {}, call);
  const ids = leases
    .map(({ id, created_at, labels }) => ({ id, createdAtMs: timestampMs(created_at), expires: expiry in labels }))
    .filter(({ createdAtMs, expires }) => expires && createdAtMs >= sinceMs)
    .sort((one, other) => one.createdAtMs - other.createdAtMs)
    .map(({ id }) => id);
  const held = await Promise.all(
    ids.map((id) => unlessNotFound(channel.unary(leasesService.ListResources, { id }, call))),
  );
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

/** Milliseconds since 1970, with their fraction. */
function timestampMs(timestamp: Timestamp__Output | null): number {
  return timestamp === null ? 0 : Number(timestamp.seconds) * 1_000 + timestamp.nanos / 1e6;
}
