import type { PullOptions } from '../contract/image.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { authConfig } from './authConfig.ts';
import { deadlines } from './deadlines.ts';
import { withoutSecret } from './withoutSecret.ts';

/** Returns an image id or a repo digest, as the runtime likes. Cancelling the call ends the download. */
export async function pullImage(
  channel: CriChannel,
  reference: string,
  { credentials, ...options }: PullOptions = {},
): Promise<string> {
  const limit = { deadlineMs: deadlines.pullImageMs, ...options };
  const request = { image: { image: reference }, ...(credentials && { auth: authConfig(credentials) }) };
  try {
    return (await channel.unary(imageService.PullImage, request, limit)).image_ref;
  } catch (error) {
    throw credentials === undefined ? error : withoutSecret(error, credentials);
  }
}
