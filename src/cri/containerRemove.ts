import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** A running container is killed first. */
export async function removeContainer(channel: CriChannel, id: string, options?: CallOptions): Promise<void> {
  const limit = { deadlineMs: deadlines.removeMs, ...options };
  await channel.unary(runtimeService.RemoveContainer, { container_id: id }, limit);
}
