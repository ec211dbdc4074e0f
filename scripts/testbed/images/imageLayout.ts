import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { imageTime } from './layerTar.ts';

/** What a new image is made of. */
export interface ImageRecipe {
  /** Repository and tag, such as local/busybox:1. */
  readonly name: string;
  readonly config: { readonly Entrypoint?: string[]; readonly Cmd?: string[]; readonly Env?: string[] };
  /** Tar archives, from the bottom up. */
  readonly layers: readonly Uint8Array[];
  /** 0 stores: for bytes that no compression makes smaller. */
  readonly compressionLevel: number;
}

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Manifest {
  readonly schemaVersion: 2;
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

const media = 'application/vnd.oci.image';
const nameAnnotation = 'io.containerd.image.name';
const indexFile = 'index.json';
const goArchitectures = new Map([
  ['x64', 'amd64'],
  ['ia32', '386'],
]);

/** A folder in the OCI image layout: blobs by digest, and an index of the images' manifests. */
export class ImageLayout {
  constructor(readonly folder: string) {}

  async write(recipes: readonly ImageRecipe[]): Promise<void> {
    await mkdir(join(this.folder, 'blobs/sha256'), { recursive: true });
    await writeFile(join(this.folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    const manifests: Descriptor[] = [];
    for (const recipe of recipes) manifests.push(await this.#writeImage(recipe));
    await writeFile(join(this.folder, indexFile), JSON.stringify({ schemaVersion: 2, manifests }));
  }

  /** Each image by its name (local/busybox:1). */
  async images(): Promise<Map<string, { descriptor: Descriptor; manifest: Manifest }>> {
    const index = JSON.parse(await readFile(join(this.folder, indexFile), 'utf8')) as { manifests: Descriptor[] };
    const images = new Map<string, { descriptor: Descriptor; manifest: Manifest }>();
    for (const descriptor of index.manifests) {
      const manifest = JSON.parse((await this.blob(descriptor)).toString('utf8')) as Manifest;
      const name = (descriptor.annotations?.[nameAnnotation] ?? '').replace(/^docker\.io\//, '');
      images.set(name, { descriptor, manifest });
    }
    return images;
  }

  blob(descriptor: Descriptor): Promise<Buffer> {
    return readFile(join(this.folder, blobPath(descriptor.digest)));
  }

  /** A tar archive of these images in the same layout, which `ctr images import` takes. */
  async archive(names: readonly string[]): Promise<Uint8Array> {
    const images = await this.images();
    const manifests: Descriptor[] = [];
    const files = new Map<string, Uint8Array>([['oci-layout', await readFile(join(this.folder, 'oci-layout'))]]);
    for (const name of names) {
      const image = images.get(name);
      if (!image) throw new Error(`The layout has no image ${name}`);
      manifests.push(image.descriptor);
      for (const descriptor of [image.descriptor, image.manifest.config, ...image.manifest.layers]) {
        files.set(blobPath(descriptor.digest), await this.blob(descriptor));
      }
    }
    files.set(indexFile, Buffer.from(JSON.stringify({ schemaVersion: 2, manifests })));
    return packTar([...files].map(([name, body]) => ({ header: { name, size: body.length, mtime: imageTime }, body })));
  }

  async #writeImage(recipe: ImageRecipe): Promise<Descriptor> {
    const created = imageTime.toISOString();
    const layers: Descriptor[] = [];
    for (const layer of recipe.layers) {
      const packed = gzipSync(layer, { level: recipe.compressionLevel });
      layers.push(await this.#writeBlob(`${media}.layer.v1.tar+gzip`, packed));
    }
    const config = {
      created,
      architecture: goArchitectures.get(process.arch) ?? process.arch,
      os: 'linux',
      config: recipe.config,
      rootfs: { type: 'layers', diff_ids: recipe.layers.map(digestOf) },
      history: recipe.layers.map((_, index) => ({ created, created_by: `testbed: layer ${index + 1}` })),
    };
    const mediaType = `${media}.manifest.v1+json`;
    const manifest: Manifest = {
      schemaVersion: 2,
      mediaType,
      config: await this.#writeBlob(`${media}.config.v1+json`, Buffer.from(JSON.stringify(config))),
      layers,
    };
    const descriptor = await this.#writeBlob(mediaType, Buffer.from(JSON.stringify(manifest)));
    return { ...descriptor, annotations: { [nameAnnotation]: `docker.io/${recipe.name}` } };
  }

  async #writeBlob(mediaType: string, bytes: Uint8Array): Promise<Descriptor> {
    const digest = digestOf(bytes);
    await writeFile(join(this.folder, blobPath(digest)), bytes);
    return { mediaType, digest, size: bytes.length };
  }
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
