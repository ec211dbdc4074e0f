import type { NodePort } from '../contract/node.ts';
import { AbsentNode } from './absentNode.ts';
import { machineRoots, ProcNode, type ProcRoots } from './procNode.ts';

const names: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'macOS', win32: 'Windows' };

/** @param options other folders than those of the machine, for tests */
export function nodeOfThisMachine(options: Partial<ProcRoots & { readonly platform: NodeJS.Platform }> = {}): NodePort {
  const { platform = process.platform, ...roots } = options;
  return platform === 'linux'
    ? new ProcNode({ ...machineRoots, ...roots })
    : new AbsentNode(names[platform] ?? platform);
}
