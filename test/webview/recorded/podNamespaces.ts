import { known, unknown } from '../../../src/contract/layers/fact.ts';
import { type NamespaceFacts, type NamespaceType, namespaceTypes } from '../../../src/contract/layers/namespace.ts';

/** Of the pod `web-7f9c`, whose containers share network, IPC and host name. */
const podInodes: Partial<Record<NamespaceType, number>> = { net: 4026534118, ipc: 4026534125, uts: 4026534132 };

const hostInodes: Partial<Record<NamespaceType, number>> = { user: 4026531837, time: 4026531834 };

/** As /proc shows them of a process; what is in neither list could not be read. */
export function podNamespaces(pid: number, own: Partial<Record<NamespaceType, number>>): NamespaceFacts {
  const entries = namespaceTypes.map((type) => {
    const path = `/proc/${pid}/ns/${type}`;
    const source = { from: 'file', path } as const;
    const inode = own[type] ?? podInodes[type] ?? hostInodes[type];
    const owner = own[type] !== undefined ? 'own' : podInodes[type] !== undefined ? 'sandbox' : 'host';
    return [type, inode === undefined ? unknown({ why: 'notPermitted', path }) : known({ owner, inode }, source)];
  });
  // One entry for each type.
  return Object.fromEntries(entries) as NamespaceFacts;
}
