import type { CallOptions } from '../contract/callOptions.ts';
import type { Image } from '../contract/image.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { streamInParts } from '../rpc/streamInParts.ts';
import { unaryInParts } from '../rpc/unaryInParts.ts';
import { imageRecord } from './imageRecord.ts';
import type { ListSupport } from './listSupport.ts';

export function listImages(channel: CriChannel, lists: ListSupport, options?: CallOptions): Promise<Image[]> {
  return lists.read('images', {
    inParts: () =>
      streamInParts(channel, imageService.StreamImages, {}, (part) => part.images.map(imageRecord), options),
    whole: () =>
      unaryInParts(channel, imageService.ListImages, {}, (reply) => reply.images.map(imageRecord), options),
  });
}
