import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { listContent } from './contentList.ts';
import { readContent } from './contentRead.ts';
import { type ImageManifest, parseManifest } from './imageManifest.ts';
import { type ImageSource, isFromSource } from './imageSource.ts';
import type { PullLease } from './pullLeases.ts';

/** Registries refuse larger ones. */
const maxManifestBytes = 4 * 1024 * 1024;

/** The manifest that a pull works on, if the pull is of that image and has its manifest already. */
export async function pulledManifest(
  channel: CriChannel,
  lease: PullLease,
  source: ImageSource,
  options?: CallOptions,
): Promise<ImageManifest | undefined> {
  if (source.digest !== undefined && !lease.content.includes(source.digest)) {
    return undefined;
  }
  const blobs = await listContent(channel, lease.content, options);
  const candidates = blobs.filter(
    ({ labels, size }) => refersToContent(labels) && isFromSource(labels, source) && Number(size) <= maxManifestBytes,
  );
  const images = new Map<string, ImageManifest>();
  let ofPlatforms: readonly string[] | undefined;
  for (const { digest } of candidates) {
    const bytes = await readContent(channel, digest, options);
    const manifest = bytes && parseManifest(bytes);
    if (manifest?.kind === 'image') {
      images.set(digest, manifest);
    } else if (manifest?.kind === 'index') {
      ofPlatforms = manifest.manifests;
    }
  }
  // Of the platforms of an index, only the node's own is pulled: the one that is here.
  const [image] = ofPlatforms?.flatMap((digest) => images.get(digest) ?? []) ?? images.values();
  return image;
}

/** Only manifests and indexes keep other blobs from garbage collection. */
function refersToContent(labels: Readonly<Record<string, string>>): boolean {
  return Object.keys(labels).some((key) => key.startsWith('containerd.io/gc.ref.content.'));
}
