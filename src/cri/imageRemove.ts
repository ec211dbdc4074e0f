import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/**
 * By id, because only that means the same everywhere: all tags go. By tag containerd drops all of them too, CRI-O
 * that one, and cri-dockerd answers OK and does nothing.
 */
export async function removeImage(channel: CriChannel, id: string, options?: CallOptions): Promise<void> {
  const limit = { deadlineMs: deadlines.removeMs, ...options };
  await channel.unary(imageService.RemoveImage, { image: { image: id } }, limit);
}
