import type { Fact } from '../../contract/layers/fact.ts';
import type { NamespaceFacts, NamespaceType, NamespaceUse } from '../../contract/layers/namespace.ts';

export function eachNamespace(use: (type: NamespaceType) => Fact<NamespaceUse>): NamespaceFacts {
  return {
    mnt: use('mnt'),
    pid: use('pid'),
    net: use('net'),
    ipc: use('ipc'),
    uts: use('uts'),
    user: use('user'),
    cgroup: use('cgroup'),
    time: use('time'),
  };
}
