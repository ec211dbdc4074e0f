import type { CallOptions } from '../contract/call.ts';
import type { JsonObject } from '../contract/json.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { rawReply } from './rawReply.ts';

/** `undefined` for an unknown image: the runtime answers OK without one. */
export async function imageRaw(
  channel: CriChannel,
  reference: string,
  options?: CallOptions,
): Promise<JsonObject | undefined> {
  const request = { image: { image: reference }, verbose: true };
  const reply = await channel.unary(imageService.ImageStatus, request, options);
  return reply.image === null ? undefined : rawReply(reply);
}
