import { limits } from '../common/limits.ts';
import type { CallOptions } from '../contract/call.ts';
import { parseReference } from '../images/reference.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { listContent, readContent } from './content.ts';
import { type ImageManifest, parseManifest } from './imageManifest.ts';
import type { PullLease } from './pullLeases.ts';

/** The manifest of the image that a pull works on; `undefined` if it is another image, or the manifest is not here yet. */
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
    ({ labels, size }) =>
      refersToContent(labels) && isFromSource(labels, source) && Number(size) <= limits.manifestBytes,
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
  // An index names a manifest for each platform. Only the node's own is pulled: the one that is here.
  const [image] = ofPlatforms?.flatMap((digest) => images.get(digest) ?? []) ?? images.values();
  return image;
}

/** Whether a blob is a manifest or an index: only they keep other blobs from garbage collection. */
function refersToContent(labels: Readonly<Record<string, string>>): boolean {
  return Object.keys(labels).some((key) => key.startsWith('containerd.io/gc.ref.content.'));
}

/** Where an image comes from, as containerd notes it on each blob that it pulls. */
export interface ImageSource {
  /** Host of the registry, without its port. */
  readonly host: string;
  readonly repository: string;
  /** Absent where the reference names none. */
  readonly digest?: string;
}

export function imageSource(reference: string): ImageSource {
  const { registry, path, digest } = parseReference(reference);
  return {
    host: registry.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'),
    repository: path.join('/'),
    ...(digest !== undefined && { digest }),
  };
}

/** Whether a blob with these labels comes from there. A blob of several repositories names them all, with commas. */
export function isFromSource(labels: Readonly<Record<string, string>>, { host, repository }: ImageSource): boolean {
  const repositories = labels[`containerd.io/distribution.source.${host}`] ?? '';
  return repositories.split(',').includes(repository);
}
