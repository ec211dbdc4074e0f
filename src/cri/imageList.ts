import type { ListOptions } from '../contract/call.ts';
import type { Image } from '../contract/image.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { streamInParts } from '../rpc/streamInParts.ts';
import { unaryInParts } from '../rpc/unaryInParts.ts';
import { imageRecord } from './imageRecord.ts';
import type { ListSupport } from './listSupport.ts';
import { listed } from './listed.ts';

export function listImages(channel: CriChannel, lists: ListSupport, options?: ListOptions<Image>): Promise<Image[]> {
  const records = listed(imageRecord, options);
  return lists.read('images', {
    inParts: () => streamInParts(channel, imageService.StreamImages, {}, (part) => records(part.images), options),
    whole: () => unaryInParts(channel, imageService.ListImages, {}, (reply) => records(reply.images), options),
  });
}
