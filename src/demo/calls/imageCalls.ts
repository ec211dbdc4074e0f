import { status } from '@grpc/grpc-js';
import { sleep } from '../../common/sleep.ts';
import type { Image } from '../../rpc/generated/types/runtime/v1/Image.ts';
import type { ImageFilter__Output } from '../../rpc/generated/types/runtime/v1/ImageFilter.ts';
import type { ImageServiceHandlers } from '../../rpc/generated/types/runtime/v1/ImageService.ts';
import { CallError, notFound, refused } from '../callError.ts';
import type { Calls } from '../grpcServer.ts';
import type { DemoImage } from '../seed/catalogue.ts';
import type { DemoNode } from '../state/demoNode.ts';
import { completeReference, type CompleteReference, imageDigest, type ImageRecord } from '../state/images.ts';
import { imageInfo } from '../view/verboseInfo.ts';
import { inChunks } from './lists.ts';

type ImageMethod = 'ListImages' | 'StreamImages' | 'ImageStatus' | 'PullImage' | 'RemoveImage' | 'ImageFsInfo';

/** The whole ImageService. */
export function imageCalls(node: DemoNode): Calls<ImageServiceHandlers, ImageMethod> {
  /** containerd ignores the filter; this follows CRI's word, so that a client that uses it can be tried. */
  function list(filter: ImageFilter__Output | null): Image[] {
    const wanted = filter?.image?.image ?? '';
    const found = wanted === '' ? undefined : node.images.find(wanted);
    return (wanted === '' ? node.images.all() : found === undefined ? [] : [found]).map(imageItem);
  }

  return {
    ListImages: ({ filter }) => ({ images: list(filter) }),
    StreamImages: ({ filter }) => inChunks(list(filter), (chunk) => ({ images: chunk })),
    ImageStatus: ({ image, verbose }) => {
      const wanted = image?.image ?? '';
      if (wanted === '') {
        throw refused('can not resolve "" locally: ambiguous digest string');
      }
      const found = node.images.find(wanted);
      return found === undefined ? {} : { image: imageItem(found), info: verbose ? imageInfo(found) : {} };
    },
    PullImage: async ({ image }, signal) => {
      const wanted = image?.image ?? '';
      const reference = completeReference(wanted);
      if (reference === undefined) {
        throw refused(`failed to parse image reference ${JSON.stringify(wanted)}: invalid reference format`);
      }
      const served = inRegistry(node.registry, reference);
      await sleep(node.random.integer(...node.pullMs), signal);
      return { image_ref: node.images.add(served, { byDigest: reference.digest !== undefined }).id };
    },
    RemoveImage: ({ image }) => {
      node.images.remove(image?.image ?? '');
      return {};
    },
    ImageFsInfo: () => {
      const images = node.images.all();
      return {
        image_filesystems: [
          {
            timestamp: node.clock.now().toString(),
            fs_id: { mountpoint: '/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs' },
            // Unpacked, an image takes some two and a half times its compressed size.
            used_bytes: {
              value: String(images.reduce((sum, { content }) => sum + Math.round(content.sizeBytes * 2.5), 0)),
            },
            inodes_used: { value: String(images.reduce((sum, { content }) => sum + content.layers * 800, 0)) },
          },
        ],
      };
    },
  };
}

function imageItem({ id, tags, digests, pinned, content }: ImageRecord): Image {
  return {
    id,
    repo_tags: [...tags],
    repo_digests: [...digests],
    size: content.sizeBytes,
    username: content.user ?? '',
    pinned,
  };
}

/** @throws CallError as containerd words it for an unknown host, and for a repository or tag that the registry lacks */
function inRegistry(
  registry: readonly DemoImage[],
  { name, registry: host, repository, tag, digest }: CompleteReference,
): DemoImage {
  const found = registry.find((image) => {
    return image.repository === repository && (digest === undefined ? image.tag === tag : imageDigest(image) === name);
  });
  if (found !== undefined) {
    return found;
  }
  const quoted = JSON.stringify(name);
  const failed = `failed to pull and unpack image ${quoted}: failed to resolve image`;
  if (registry.some((image) => image.repository === repository)) {
    throw notFound(`${failed}: ${name}`);
  }
  if (host === 'docker.io') {
    throw new CallError(
      status.UNKNOWN,
      `${failed}: pull access denied, repository does not exist or may require authorization: ` +
        'server message: insufficient_scope: authorization failed',
    );
  }
  if (registry.some((image) => image.repository.startsWith(`${host}/`))) {
    throw notFound(`${failed}: ${name}`);
  }
  const path = repository.slice(host.length + 1);
  throw refused(
    `${failed}: failed to do request: Head "https://${host}/v2/${path}/manifests/${tag ?? digest}": ` +
      `dial tcp: lookup ${host} on 10.96.0.10:53: no such host`,
  );
}
