import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** containerd and cri-dockerd kill a running container first; CRI-O stops it, with the call's deadline as its time. */
export async function removeContainer(channel: CriChannel, id: string, options?: CallOptions): Promise<void> {
  const limit = { deadlineMs: deadlines.removeMs, ...options };
  await channel.unary(runtimeService.RemoveContainer, { container_id: id }, limit);
}
