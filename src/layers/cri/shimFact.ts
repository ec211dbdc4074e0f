import { type Fact, known, unknown } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { RuntimeKind } from './runtimeKind.ts';

/** Whether a sandbox has one shim for all of it: on containerd, and on CRI-O for a handler of type `vm`. */
export function shimFact(kind: RuntimeKind, runtimeType: Fact<string>): Fact<NodeProcess | 'none'> {
  if (kind === 'docker') {
    return known('none', { from: 'design', of: 'Docker' });
  }
  if (kind === 'containerd' || isVmType(runtimeType)) {
    return unknown({ why: 'notReadYet' });
  }
  return runtimeType.known ? known('none', { from: 'design', of: 'CRI-O' }) : runtimeType;
}

export function isVmType(runtimeType: Fact<string>): boolean {
  return runtimeType.known && runtimeType.value === 'vm';
}
