import type { Image } from '../contract/image.ts';
import type { Image__Output } from '../rpc/generated/types/runtime/v1/Image.ts';

export function imageRecord(wire: Image__Output): Image {
  return {
    id: wire.id,
    repoTags: wire.repo_tags,
    repoDigests: wire.repo_digests,
    sizeBytes: BigInt(wire.size),
    pinned: wire.pinned,
  };
}
