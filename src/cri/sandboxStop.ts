import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** Stops the sandbox and every container in it. Stopping a stopped one is no error. */
export async function stopSandbox(channel: CriChannel, id: string, options?: CallOptions): Promise<void> {
  const limit = { deadlineMs: deadlines.stopSandboxMs, ...options };
  await channel.unary(runtimeService.StopPodSandbox, { pod_sandbox_id: id }, limit);
}
