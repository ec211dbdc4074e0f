import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/**
 * Takes down the sandbox and its network. Stopping a stopped one is no error. What becomes of its containers differs:
 * containerd kills them, CRI-O stops them with the call's deadline as their time, and cri-dockerd lets them run on: it
 * stops the pause container alone (measured on cri-dockerd 0.4). The kubelet ends them before, and so do we.
 */
export async function stopSandbox(channel: CriChannel, id: string, options?: CallOptions): Promise<void> {
  const limit = { deadlineMs: deadlines.stopSandboxMs, ...options };
  await channel.unary(runtimeService.StopPodSandbox, { pod_sandbox_id: id }, limit);
}
