import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { NodePort } from '../contract/node.ts';
import { isSameProcess } from './overlay/isSameProcess.ts';

/** Whether the shim of a sandbox has ended: no event tells of that on containerd 1.7. */
export async function hasLostShim({ shim }: SandboxFacts, node: Pick<NodePort, 'process'>): Promise<boolean> {
  return shim.known && shim.value !== 'none' && !isSameProcess(shim.value, await node.process(shim.value.pid));
}
