import type { LayerProgress } from '../contract/image.ts';
import type { Blob } from './imageManifest.ts';

/** What is known of the layers of an image that is being pulled. */
export interface LayerEvidence {
  /** Bytes of the downloads of this pull, by digest. */
  readonly downloads: ReadonlyMap<string, number>;
  /** Digests of what is downloaded. */
  readonly downloaded: ReadonlySet<string>;
  /** Chain ids, from the bottom; none before the image's configuration is there. */
  readonly chainIds: readonly string[];
  /** Chain ids of the layers that this pull is unpacking, or is ready to. */
  readonly unpacking: ReadonlySet<string>;
  /** Chain ids. */
  readonly unpacked: ReadonlySet<string>;
}

/** @param index the layer's place, from the bottom */
export function layerProgress({ digest, sizeBytes }: Blob, index: number, evidence: LayerEvidence): LayerProgress {
  const chainId = evidence.chainIds[index] ?? '';
  const layer = { digest, totalBytes: sizeBytes };
  const whole = { ...layer, downloadedBytes: sizeBytes };
  if (evidence.unpacked.has(chainId)) {
    // Also a layer that was here before, which is never downloaded.
    return { ...whole, phase: 'done' };
  }
  // The place to unpack into is made before the download ends, so the download counts first.
  const downloadedBytes = evidence.downloads.get(digest);
  if (downloadedBytes !== undefined) {
    // containerd 2 lists a layer that waits for its turn as a download of nothing.
    return { ...layer, downloadedBytes, phase: downloadedBytes > 0 ? 'downloading' : 'waiting' };
  }
  if (evidence.downloaded.has(digest)) {
    return { ...whole, phase: evidence.unpacking.has(chainId) ? 'unpacking' : 'waiting' };
  }
  return { ...layer, downloadedBytes: 0, phase: 'waiting' };
}
