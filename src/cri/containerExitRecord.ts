import type { ContainerExit } from '../contract/container.ts';
import type { ContainerStatus__Output } from '../rpc/generated/types/runtime/v1/ContainerStatus.ts';
import { containerState } from './containerRecord.ts';

/** How the container ended, or `undefined` while it has not. */
export function containerExitRecord(wire: ContainerStatus__Output): ContainerExit | undefined {
  if (containerState(wire.state) !== 'exited') {
    return undefined;
  }
  const finishedAtNs = BigInt(wire.finished_at);
  return {
    code: wire.exit_code,
    reason: wire.reason,
    message: wire.message,
    // cri-dockerd sends a large negative number for "never".
    ...(finishedAtNs > 0n && { finishedAtNs }),
  };
}
