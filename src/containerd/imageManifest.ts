import { isRecord } from '../common/isRecord.ts';
import { parseObject } from './parseObject.ts';

export interface Blob {
  readonly digest: string;
  readonly sizeBytes: number;
}

export interface ImageManifest {
  readonly kind: 'image';
  readonly config: Blob;
  /** From the bottom. */
  readonly layers: readonly Blob[];
}

/** An image for several platforms: the digests of their manifests. */
export interface ImageIndex {
  readonly kind: 'index';
  readonly manifests: readonly string[];
}

/** Reads a manifest or an index, of OCI or of Docker: they have the same fields. `undefined` for anything else. */
export function parseManifest(bytes: Buffer): ImageManifest | ImageIndex | undefined {
  const json = parseObject(bytes);
  if (Array.isArray(json?.['manifests'])) {
    return { kind: 'index', manifests: json['manifests'].flatMap(imageOfIndex) };
  }
  const config = parseBlob(json?.['config']);
  if (config === undefined || !Array.isArray(json?.['layers'])) {
    return undefined;
  }
  const layers = json['layers'].map(parseBlob);
  return layers.every((layer) => layer !== undefined) ? { kind: 'image', config, layers } : undefined;
}

/** The digests of the unpacked layers, from the bottom, that an image's configuration names. */
export function parseDiffIds(bytes: Buffer): readonly string[] | undefined {
  const rootfs = parseObject(bytes)?.['rootfs'];
  const diffIds = isRecord(rootfs) ? rootfs['diff_ids'] : undefined;
  return Array.isArray(diffIds) && diffIds.every(isDigest) ? diffIds : undefined;
}

/** An index also lists attestations, whose platform is unknown. */
function imageOfIndex(entry: unknown): string[] {
  const platform = isRecord(entry) ? entry['platform'] : undefined;
  const blob = parseBlob(entry);
  return blob === undefined || (isRecord(platform) && platform['os'] === 'unknown') ? [] : [blob.digest];
}

function parseBlob(value: unknown): Blob | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { digest, size } = value;
  return isDigest(digest) && typeof size === 'number' && Number.isSafeInteger(size) && size >= 0
    ? { digest, sizeBytes: size }
    : undefined;
}

/** Strict, because registries write manifests and digests go into containerd's filters. */
function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9]+:[0-9a-f]{32,}$/.test(value);
}
