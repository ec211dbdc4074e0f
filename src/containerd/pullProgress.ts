import type { CallOptions } from '../contract/call.ts';
import type { PullProgress } from '../contract/image.ts';
import { chainIds } from '../images/chainId.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { listContent } from './contentList.ts';
import { readContent } from './contentRead.ts';
import { type ImageManifest, parseDiffIds } from './imageManifest.ts';
import { imageSource } from './imageSource.ts';
import { listIngests } from './ingestList.ts';
import { type LayerEvidence, layerProgress } from './layerProgress.ts';
import { maxLayers } from './maxLayers.ts';
import { type PullLease, pullLeases } from './pullLeases.ts';
import { pulledManifest } from './pulledManifest.ts';
import { listSnapshots } from './snapshotList.ts';

/**
 * Finds the pull by its lease, which names what it works on: containerd has no list of pulls. Of two pulls from one
 * repository the lease does not tell the tags; the one that began first after the given time is taken.
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
    // Each layer is a filter in a request, and a registry may claim any number.
    if (manifest !== undefined && manifest.layers.length <= maxLayers) {
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
  // In the order in which a layer goes through them: one that moves on meanwhile is seen twice, never missed.
  const ingests = await listIngests(channel, options);
  const digests = layers.map(({ digest }) => digest);
  const blobs = await listContent(channel, digests, options);
  const bytes = config.sizeBytes <= maxConfigBytes ? await readContent(channel, config.digest, options) : undefined;
  const chain = chainIds((bytes && parseDiffIds(bytes)) ?? []).slice(0, layers.length);
  const extracts = lease.snapshots.filter((name) => name.startsWith('extract-'));
  const snapshots = await listSnapshots(channel, lease.snapshotter, [...chain, ...extracts], options);
  // Only those that this pull has begun or goes on with: the rest was left by pulls that died.
  const begun = digests.filter((digest) => lease.ingests.has(`layer-${digest}`));
  return {
    downloads: new Map(
      begun.flatMap((digest) => {
        const offset = ingests.get(`layer-${digest}`);
        return offset === undefined ? [] : [[digest, offset] as const];
      }),
    ),
    // While containerd makes a blob of a download, for some milliseconds it lists it as neither.
    downloaded: new Set([
      ...blobs.map(({ digest }) => digest),
      ...begun.filter((digest) => !ingests.has(`layer-${digest}`)),
    ]),
    chainIds: chain,
    unpacking: new Set(extracts.filter((name) => snapshots.has(name)).map(extractedChainId)),
    unpacked: snapshots,
  };
}

/** `extract-<number>-<4 letters> <chain id>` */
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
