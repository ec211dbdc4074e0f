import type { CallOptions } from '../contract/callOptions.ts';
import type { Image } from '../contract/image.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { imageRecord } from './imageRecord.ts';
import type { ListSupport } from './listSupport.ts';

export function listImages(channel: CriChannel, lists: ListSupport, options?: CallOptions): Promise<Image[]> {
  return lists.read('images', {
    inParts: async () => {
      const parts = await channel.readAll(imageService.StreamImages, {}, options);
      return parts.flatMap((part) => part.images.map(imageRecord));
    },
    whole: async () => {
      const reply = await channel.unary(imageService.ListImages, {}, options);
      return reply.images.map(imageRecord);
    },
  });
}
