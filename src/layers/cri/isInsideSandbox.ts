import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';

/** Whether processes live behind another kernel than the node's, so that they are no processes of the node. */
export function isInsideSandbox({ isolation }: LowLevelRuntime): boolean {
  return isolation === 'userSpaceKernel' || isolation === 'virtualMachine' || isolation === 'microVm';
}
