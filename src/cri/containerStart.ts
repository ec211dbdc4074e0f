import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** Works on a created container only; an exited one is refused everywhere but on cri-dockerd. */
export async function startContainer(channel: CriChannel, id: string, options?: CallOptions): Promise<void> {
  const limit = { deadlineMs: deadlines.startContainerMs, ...options };
  await channel.unary(runtimeService.StartContainer, { container_id: id }, limit);
}
