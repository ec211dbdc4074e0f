import { limits } from '../common/limits.ts';
import type { CallOptions } from '../contract/call.ts';
import type { LayerProgress, PullProgress } from '../contract/image.ts';
import { chainIds } from '../images/chainId.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { listContent, listIngests, readContent } from './content.ts';
import { type Blob, type ImageManifest, parseDiffIds } from './imageManifest.ts';
import { type PullLease, pullLeases } from './pullLeases.ts';
import { imageSource, pulledManifest } from './pulledManifest.ts';
import { listSnapshots } from './snapshots.ts';

/**
 * How far the pull of an image has come. containerd has no list of pulls, so the pull is found by its lease, which names
 * what it works on. The lease does not name a tag: of two pulls from one repository the one that began first after the
 * given time is taken.
 */
export async function pullProgress(
  channel: CriChannel,
  reference: string,
  startedAtMs: number,
  options?: CallOptions,
): Promise<PullProgress | undefined> {
  const source = imageSource(reference);
  for (const lease of await pullLeases(channel, startedAtMs, options)) {
    const manifest = await pulledManifest(channel, lease, source, options);
    // Each layer becomes a filter in a request, and a manifest, which a registry wrote, may claim any number of them.
    if (manifest !== undefined && manifest.layers.length <= limits.layers) {
      return progressOf(manifest, await layerEvidence(channel, lease, manifest, options));
    }
  }
  return undefined;
}

const maxConfigBytes = 4 * 1024 * 1024;

async function layerEvidence(
  channel: CriChannel,
  lease: PullLease,
  { config, layers }: ImageManifest,
  options?: CallOptions,
): Promise<LayerEvidence> {
  // Asked in the order in which a layer passes through them: a layer that moves on meanwhile is seen twice, not missed.
  const ingests = await listIngests(channel, options);
  const digests = layers.map(({ digest }) => digest);
  const blobs = await listContent(channel, digests, options);
  const bytes = config.sizeBytes <= maxConfigBytes ? await readContent(channel, config.digest, options) : undefined;
  const chain = chainIds((bytes && parseDiffIds(bytes)) ?? []).slice(0, layers.length);
  const extracts = lease.snapshots.filter((name) => name.startsWith('extract-'));
  const snapshots = await listSnapshots(channel, lease.snapshotter, [...chain, ...extracts], options);
  // The other downloads in the list were left by pulls that died.
  const begun = digests.filter((digest) => lease.ingests.has(`layer-${digest}`));
  return {
    downloads: new Map(
      begun.flatMap((digest) => {
        const offset = ingests.get(`layer-${digest}`);
        return offset === undefined ? [] : [[digest, offset] as const];
      }),
    ),
    // For some milliseconds, while containerd turns a download into a blob, it lists the layer as neither.
    downloaded: new Set([
      ...blobs.map(({ digest }) => digest),
      ...begun.filter((digest) => !ingests.has(`layer-${digest}`)),
    ]),
    chainIds: chain,
    unpacking: new Set(extracts.filter((name) => snapshots.has(name)).map(extractedChainId)),
    unpacked: snapshots,
  };
}

/**
 * The chain id of the layer that is unpacked into the snapshot `extract-<number>-<4 letters> <chain id>`. The parent of
 * the snapshot does not tell the layer: with parallel unpacking (containerd 2.2 and later) it has none at first.
 */
function extractedChainId(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

function progressOf({ layers }: ImageManifest, evidence: LayerEvidence): PullProgress {
  const progress = layers.map((layer, index) => layerProgress(layer, index, evidence));
  return {
    layers: progress,
    downloadedBytes: progress.reduce((sum, { downloadedBytes }) => sum + downloadedBytes, 0),
    totalBytes: progress.reduce((sum, { totalBytes }) => sum + totalBytes, 0),
  };
}

/** What is known of the layers of an image that is being pulled. */
export interface LayerEvidence {
  /** The bytes that each download of this pull has so far, by digest. */
  readonly downloads: ReadonlyMap<string, number>;
  /** Digests of the layers that are downloaded. */
  readonly downloaded: ReadonlySet<string>;
  /** The chain id of each layer, from the bottom; empty before the image's configuration is there. */
  readonly chainIds: readonly string[];
  /** Chain ids of the layers for which this pull has made a snapshot to unpack into. */
  readonly unpacking: ReadonlySet<string>;
  /** Chain ids of the layers that are unpacked, by this pull or before it. */
  readonly unpacked: ReadonlySet<string>;
}

/** @param index the position of the layer, from the bottom */
export function layerProgress({ digest, sizeBytes }: Blob, index: number, evidence: LayerEvidence): LayerProgress {
  const chainId = evidence.chainIds[index] ?? '';
  const layer = { digest, totalBytes: sizeBytes };
  const whole = { ...layer, downloadedBytes: sizeBytes };
  if (evidence.unpacked.has(chainId)) {
    // A layer that was here before is never downloaded.
    return { ...whole, phase: 'done' };
  }
  // The snapshot to unpack into says nothing while the download goes on: containerd makes the first one before the
  // download ends, and with parallel unpacking all of them before the downloads begin.
  const downloadedBytes = evidence.downloads.get(digest);
  if (downloadedBytes !== undefined) {
    // containerd 2 lists a layer that waits for its turn as a download of 0 bytes.
    return { ...layer, downloadedBytes, phase: downloadedBytes > 0 ? 'downloading' : 'waiting' };
  }
  if (evidence.downloaded.has(digest)) {
    return { ...whole, phase: evidence.unpacking.has(chainId) ? 'unpacking' : 'waiting' };
  }
  return { ...layer, downloadedBytes: 0, phase: 'waiting' };
}
