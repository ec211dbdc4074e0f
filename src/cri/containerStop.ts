import type { CallOptions } from '../contract/call.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/**
 * Also of a created container: CRI-O has a process for it already. Elsewhere that is OK and does nothing.
 *
 * @param gracePeriodS seconds between the stop signal and SIGKILL; 0 kills at once
 */
export async function stopContainer(
  channel: CriChannel,
  id: string,
  gracePeriodS: number,
  options?: CallOptions,
): Promise<void> {
  const limit = { deadlineMs: gracePeriodS * 1000 + deadlines.marginMs, ...options };
  await channel.unary(runtimeService.StopContainer, { container_id: id, timeout: gracePeriodS }, limit);
}
