import type { CallOptions } from '../contract/callOptions.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** Returns an image id or a repo digest, as the runtime likes. Cancelling the call ends the download. */
export async function pullImage(channel: CriChannel, reference: string, options?: CallOptions): Promise<string> {
  const limit = { deadlineMs: deadlines.pullImageMs, ...options };
  const reply = await channel.unary(imageService.PullImage, { image: { image: reference } }, limit);
  return reply.image_ref;
}
