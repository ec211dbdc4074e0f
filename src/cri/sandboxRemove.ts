import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** Removes the sandbox and every container in it, none of which should run. Removing one that is gone is no error. */
export async function removeSandbox(channel: CriChannel, id: string, options?: CallOptions): Promise<void> {
  const limit = { deadlineMs: deadlines.removeMs, ...options };
  await channel.unary(runtimeService.RemovePodSandbox, { pod_sandbox_id: id }, limit);
}
