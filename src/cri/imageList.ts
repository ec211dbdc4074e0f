import type { ListOptions } from '../contract/call.ts';
import type { Image } from '../contract/image.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { Image__Output } from '../rpc/generated/types/runtime/v1/Image.ts';
import { streamInParts, unaryInParts } from '../rpc/longLists.ts';
import { imageService } from '../rpc/services.ts';
import { toRecords, type ListSupport } from './listSupport.ts';

export function listImages(channel: CriChannel, lists: ListSupport, options?: ListOptions<Image>): Promise<Image[]> {
  const records = toRecords(imageRecord, options);
  return lists.read('images', {
    inParts: () => streamInParts(channel, imageService.StreamImages, {}, (part) => records(part.images), options),
    whole: () => unaryInParts(channel, imageService.ListImages, {}, (reply) => records(reply.images), options),
  });
}

/** Docker before API 1.43 lists an image without a tag as `<none>:<none>`, and one without a digest as `<none>@<none>`. */
const placeholder = /^<none>[:@]|[:@]<none>$/;

export function imageRecord(wire: Image__Output): Image {
  return {
    id: wire.id,
    repoTags: wire.repo_tags.filter((tag) => !placeholder.test(tag)),
    repoDigests: wire.repo_digests.filter((digest) => !placeholder.test(digest)),
    // No image has 0 bytes: even one without layers has a configuration.
    sizeBytes: BigInt(wire.size) || undefined,
    pinned: wire.pinned,
  };
}
