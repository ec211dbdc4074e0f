import { describe, expect, it } from 'vitest';
import { type Fact, known, unknown } from '../../../src/contract/layers/fact.ts';
import {
  type NamespaceFacts,
  type NamespaceType,
  namespaceTypes,
  type NamespaceUse,
} from '../../../src/contract/layers/namespace.ts';
import { type NamespaceInodes, namespacesOnHost } from '../../../src/layers/namespacesOnHost.ts';

const file = { from: 'file', path: '/proc/2/ns' } as const;
const call = { from: 'call', method: 'PodSandboxStatus', field: 'info' } as const;
const denied = unknown({ why: 'notPermitted', path: '/proc/2/ns/net' });

function all<T>(fact: Fact<T>): Readonly<Record<NamespaceType, Fact<T>>> {
  return Object.fromEntries(namespaceTypes.map((type) => [type, fact])) as Record<NamespaceType, Fact<T>>;
}
const inodes = (inode: number): NamespaceInodes => all(known(inode, file));
const spec = (owner: NamespaceUse['owner']): NamespaceFacts => all<NamespaceUse>(known({ owner }, call));

describe('the namespaces of a process', () => {
  it.each([
    ['the host’s', 1, 'host'],
    ['the sandbox’s', 2, 'sandbox'],
    ['its own', 3, 'own'],
  ])('are %s by their inode, whatever the spec says', (_whose, inode, owner) => {
    const { net } = namespacesOnHost(spec('own'), inodes(inode), inodes(1), inodes(2));
    expect(net).toEqual(known({ owner, inode }, file));
  });

  it('are what the spec says, with its source, where the files may not be read', () => {
    expect(namespacesOnHost(spec('sandbox'), all(denied), inodes(1), inodes(2)).net).toEqual(spec('sandbox').net);
    expect(namespacesOnHost(spec('sandbox'), inodes(2), all(denied), inodes(2)).net).toEqual(spec('sandbox').net);
  });

  it('are not known for the better of two reasons', () => {
    const silent = all<NamespaceUse>(unknown({ why: 'notReported', by: 'docker' }));
    expect(namespacesOnHost(silent, all(denied), inodes(1)).net).toEqual(denied);
  });

  it('are whose the spec says when the process that holds the sandbox’s is gone', () => {
    const { net } = namespacesOnHost(spec('sandbox'), inodes(2), inodes(1), 'none');
    expect(net).toEqual(known({ owner: 'sandbox', inode: 2 }, file));
  });
});
