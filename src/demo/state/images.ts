import { createHash } from 'node:crypto';
import { parseReference, validateReference } from '../../images/reference.ts';
import { type DemoImage, imageReference } from '../seed/catalogue.ts';

export interface ImageRecord {
  /** `sha256:` and the digest of the image's configuration. */
  readonly id: string;
  readonly tags: readonly string[];
  readonly digests: readonly string[];
  readonly pinned: boolean;
  readonly content: DemoImage;
}

/** The images on the node. Each image has one record, whatever the number of its tags. */
export class Images {
  readonly #byId = new Map<string, ImageRecord>();
  /** Ids by tag and by digest. */
  readonly #names = new Map<string, string>();

  all(): ImageRecord[] {
    return [...this.#byId.values()];
  }

  /** By id (whole or a unique prefix, with or without `sha256:`), tag or digest; short names as Docker reads them. */
  find(reference: string): ImageRecord | undefined {
    const bare = reference.replace(/^sha256:/, '');
    if (/^[0-9a-f]{6,64}$/.test(bare)) {
      const matches = this.all().filter(({ id }) => id.startsWith(`sha256:${bare}`));
      if (matches.length === 1) {
        return matches[0];
      }
    }
    const id = this.#names.get(completeReference(reference)?.name ?? '');
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Adds the image, or one more name to the image that is there. A tag moves from the image that had it. */
  add(content: DemoImage, { pinned = false, byDigest = false } = {}): ImageRecord {
    const id = imageId(content);
    const tag = imageReference(content);
    const known = this.#byId.get(id);
    const former = this.#byId.get(this.#names.get(tag) ?? '');
    if (!byDigest && former !== undefined && former.id !== id) {
      this.#put({ ...former, tags: former.tags.filter((name) => name !== tag) });
    }
    const record: ImageRecord = {
      id,
      tags: union(known?.tags ?? [], byDigest ? [] : [tag]),
      digests: union(known?.digests ?? [], [imageDigest(content)]),
      pinned: pinned || (known?.pinned ?? false),
      content,
    };
    this.#put(record);
    return record;
  }

  /** Removes every name of the image, and so the image, as containerd does. */
  remove(reference: string): void {
    const found = this.find(reference);
    if (found !== undefined) {
      this.#byId.delete(found.id);
      for (const name of [...found.tags, ...found.digests]) {
        this.#names.delete(name);
      }
    }
  }

  #put(record: ImageRecord): void {
    this.#byId.set(record.id, record);
    for (const name of [...record.tags, ...record.digests]) {
      this.#names.set(name, record.id);
    }
  }
}

export interface CompleteReference {
  /** The whole name: registry, repository, and tag or digest. */
  readonly name: string;
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** A reference with all that it leaves out: `nginx` is `docker.io/library/nginx:latest`. Undefined for no reference. */
export function completeReference(reference: string): CompleteReference | undefined {
  if (validateReference(reference).problem !== undefined) {
    return undefined;
  }
  const { registry, path, digest, tag = digest === undefined ? 'latest' : undefined } = parseReference(reference);
  const repository = [registry, ...path].join('/');
  return { name: `${repository}${digest === undefined ? `:${tag}` : `@${digest}`}`, registry, repository, tag, digest };
}

/** Made of the content and not of the tag, so that a second tag of the same content is a second name of one image. */
function imageId({ repository, sizeBytes, layers }: DemoImage): string {
  return `sha256:${sha256(`config ${repository} ${sizeBytes} ${layers}`)}`;
}

export function imageDigest(image: DemoImage): string {
  return `${image.repository}@sha256:${sha256(`manifest ${imageId(image)}`)}`;
}

/** The digest of an unpacked layer, counted from the bottom. */
export function layerDigest(image: DemoImage, index: number): string {
  return `sha256:${sha256(`layer ${imageId(image)} ${index}`)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function union(left: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...left, ...right])];
}
