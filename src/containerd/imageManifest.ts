import { isRecord } from '../common/isRecord.ts';
import { exactJson } from '../common/parseExactJson.ts';

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

/** An image for several platforms. */
export interface ImageIndex {
  readonly kind: 'index';
  /** The digest of the manifest for each platform. */
  readonly manifests: readonly string[];
}

/** Reads a manifest or an index. OCI's and Docker's have the same fields. `undefined` for anything else. */
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

/** The digest of an entry of an index; nothing for an attestation, whose platform is `unknown`. */
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

/** Strict, because a registry wrote the manifest, and the digest goes unescaped into a filter of containerd. */
function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9]+:[0-9a-f]{32,}$/.test(value);
}

/** `undefined` for what is no JSON, or no object. */
function parseObject(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  const json = exactJson(bytes.toString('utf8'));
  return isRecord(json) ? json : undefined;
}
