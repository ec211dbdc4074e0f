import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../src/contract/layers/fact.ts';
import type { SandboxFacts } from '../../../../src/contract/layers/sandbox.ts';
import { aNodeFacts, aSandboxFacts, someFact, someNamespaces } from '../../../builders/layers.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { cardOf, lines, nodeScreen } from '../nodeScreens.ts';

const net = (id: string, fact: SandboxFacts['namespaces']['net'], changes: Partial<SandboxFacts> = {}): SandboxFacts =>
  aSandboxFacts({ sandbox: sandbox({ id }), namespaces: someNamespaces({ net: fact }), ...changes });
const own = someFact({ owner: 'own', inode: 7 } as const);
const host = someFact({ owner: 'host', inode: 1 } as const);
const unreadable = (pid: number): SandboxFacts['namespaces']['net'] =>
  unknown({ why: 'notPermitted', path: `/proc/${pid}/ns/net` });

describe('the host’s kernel', () => {
  it('says what stands guard on it', () => {
    const card = cardOf(nodeScreen([]), 'kernel');
    expect(card.title).toBe('Host kernel 6.18.0-1-amd64');
    expect(lines(card)).toEqual(['cgroup: v2 · security modules: apparmor · KVM: present']);
  });

  it('says of each fact that is not known which one it is, and why once', () => {
    const otherMachine = unknown({ why: 'otherMachine' });
    const kernel = { ...aNodeFacts().kernel, release: otherMachine, securityModules: otherMachine, kvm: otherMachine };
    const card = cardOf(nodeScreen([], { node: { kernel } }), 'kernel');
    expect(card.title).toBe('Host kernel');
    expect(lines(card)).toEqual(['cgroup: v2 · security modules: unknown · KVM: unknown']);
    expect(card.badges).toHaveLength(1);
  });
});

describe('a type of namespace', () => {
  it('counts who has its own, who uses the host’s, and of whom it is not known', () => {
    const card = cardOf(
      nodeScreen([net('a', own), net('b', own), net('c', host), net('d', unreadable(9))]),
      'namespace/net',
    );
    expect(card.lines).toEqual([{ text: '2 own · 1 host · 1 unknown', tone: 'warn' }]);
    expect(card.badges.map(({ title }) => title)).toEqual(['/proc/9/ns/net may not be read by this user: root may']);
  });

  it('that all share with the host says so', () => {
    expect(lines(cardOf(nodeScreen([net('a', host), net('b', host)]), 'namespace/net'))).toEqual(['host, all 2']);
  });

  it('that each has for itself is nothing to look at', () => {
    expect(cardOf(nodeScreen([net('a', own)]), 'namespace/net').lines).toEqual([{ text: '1 own', tone: 'muted' }]);
  });

  it('does not count a sandbox that has ended', () => {
    const ended = net('b', host, { sandbox: sandbox({ id: 'b', state: 'notReady' }) });
    expect(lines(cardOf(nodeScreen([net('a', own), ended]), 'namespace/net'))).toEqual(['1 own']);
  });

  it('does not miss the namespaces that a sandbox without a process of its own cannot have', () => {
    const pinned = net('a', own, {
      pid: someFact('none'),
      namespaces: someNamespaces({ net: own, mnt: unknown({ why: 'notReported', by: 'CRI-O' }) }),
    });
    const screen = nodeScreen([pinned]);
    expect(lines(cardOf(screen, 'namespace/net'))).toEqual(['1 own']);
    expect(lines(cardOf(screen, 'namespace/mnt'))).toEqual(['no sandbox']);
  });

  it('names one of a thousand files that may not be read', () => {
    const many = Array.from({ length: 1000 }, (_, index) => net(`s${index}`, unreadable(index)));
    const card = cardOf(nodeScreen(many), 'namespace/net');
    expect(card.badges.map(({ title }) => title)).toEqual([
      '/proc/0/ns/net may not be read by this user: root may; and 999 more like it',
    ]);
  });
});
