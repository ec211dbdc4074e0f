import type { CallOptions } from '../contract/callOptions.ts';
import type { Image } from '../contract/image.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { imageRecord } from './imageRecord.ts';

export async function listImages(channel: CriChannel, options?: CallOptions): Promise<Image[]> {
  const reply = await channel.unary(imageService.ListImages, {}, options);
  return reply.images.map(imageRecord);
}
