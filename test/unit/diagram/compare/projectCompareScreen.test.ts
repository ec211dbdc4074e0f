import { describe, expect, it } from 'vitest';
import type { SandboxFacts } from '../../../../src/contract/layers/sandbox.ts';
import { projectCompareScreen } from '../../../../src/diagram/compare/projectCompareScreen.ts';
import type { ComparedFact, CompareScreen } from '../../../../src/diagram/screen/compareScreen.ts';
import { container } from '../../../builders/container.ts';
import {
  aContainerFacts,
  aLayersSnapshot,
  aSandboxFacts,
  crun,
  nodeProcess,
  runsc,
  someFact,
  someNamespaces,
} from '../../../builders/layers.ts';
import { context } from '../../../builders/rows.ts';
import { sandbox } from '../../../builders/sandbox.ts';

function compare(right: Partial<SandboxFacts>, left: Partial<SandboxFacts> = {}): CompareScreen {
  const sides = {
    left: aSandboxFacts(left),
    right: aSandboxFacts({ sandbox: sandbox({ id: 'sandbox-2', name: 'web-1' }), ...right }),
  };
  const snapshot = aLayersSnapshot({ sandboxes: [sides.left, sides.right] });
  return projectCompareScreen({ snapshot, ...sides, context });
}

function factOf({ groups }: CompareScreen, label: string): ComparedFact | undefined {
  return groups.flatMap(({ facts }) => facts).find((fact) => fact.label === label);
}

function differing({ groups }: CompareScreen): readonly string[] {
  return groups.flatMap(({ facts }) => facts.filter(({ differs }) => differs).map(({ label }) => label));
}

describe('the comparison', () => {
  it('names both sides, what to choose from, and the groups', () => {
    const screen = compare({});
    expect(screen.left).toEqual({
      title: 'web-0',
      subtitle: 'shop · runc · ready',
      to: { at: 'sandbox', sandboxId: 'sandbox-1' },
    });
    expect(screen.choices.map(({ label }) => label)).toEqual(['shop / web-0 (runc)', 'shop / web-1 (runc)']);
    expect(screen.groups.map(({ title }) => title)).toEqual([
      'Runtime',
      'Processes',
      'Namespaces',
      'Network',
      'Cgroup',
      'Isolation',
      'Root file system',
    ]);
  });

  it('does not mark what differs always: pids, addresses, numbers of namespaces, paths', () => {
    const other = (number: number): ReturnType<typeof someFact<{ owner: 'own'; inode: number }>> =>
      someFact({ owner: 'own', inode: number });
    const screen = compare({
      pid: someFact(9000),
      shim: someFact(nodeProcess(8999)),
      namespaces: someNamespaces({ net: other(1), pid: other(2), mnt: other(3) }),
      network: someFact({
        addresses: ['10.4.0.8'],
        namespacePath: '/run/netns/2',
        interfaces: [{ name: 'eth0', inSandbox: true }],
      }),
      cgroup: { ...aSandboxFacts().cgroup, path: someFact('/kubepods/pod2') },
      containers: [
        aContainerFacts({ container: container({ id: 'c2', sandboxId: 'sandbox-2' }), pid: someFact(9001) }),
      ],
    });
    expect(differing(screen)).toEqual([]);
    expect(factOf(screen, 'Addresses')?.right.value).toBe('10.4.0.8');
  });

  it('tells runc from runsc', () => {
    const screen = compare({
      runtime: runsc,
      handler: someFact('runsc'),
      containers: [aContainerFacts({ insideSandbox: true })],
    });
    expect(differing(screen)).toEqual(['Handler', 'Low-level runtime', 'Isolation', 'Stays running']);
    expect(factOf(screen, 'Isolation')?.meaning).toBe(
      'System calls of the left one are answered by the node’s kernel, those of the right one by the Sentry.',
    );
    expect(factOf(screen, 'Stays running')?.meaning).toBe(
      'Only of the right one do processes of the low-level runtime stay.',
    );
  });

  it('tells that runc and crun build the same walls', () => {
    expect(factOf(compare({ runtime: crun }), 'Low-level runtime')?.meaning).toBe(
      'Both ask the same kernel for the same isolation: the programs differ, not the walls.',
    );
  });

  it('tells the host’s network from one by CNI', () => {
    const host = {
      network: someFact({ addresses: [], interfaces: [] }),
      namespaces: someNamespaces({ net: someFact({ owner: 'host', inode: 4026531840 }) }),
    };
    const right = factOf(compare(host), 'Network');
    expect([right?.left.value, right?.right.value]).toEqual(['its own, by CNI', 'the node’s']);
    expect(right?.meaning).toBe('The right one uses the node’s ports and interfaces, the left one has its own.');
    expect(factOf(compare({}, host), 'Network')?.meaning).toBe(
      'The left one uses the node’s ports and interfaces, the right one has its own.',
    );
    expect(factOf(compare(host), 'net')?.differs).toBe(true);
  });

  it('tells whose containers see every process of the node, which is not said by where a Sentry runs', () => {
    const onHost = { namespaces: someNamespaces({ pid: someFact({ owner: 'host', inode: 4026531836 }) }) };
    expect(factOf(compare(onHost), 'pid')?.meaning).toBe('The right one sees every process of the node.');
    const sentry = factOf(compare({ ...onHost, runtime: runsc }), 'pid');
    expect([sentry?.differs, sentry?.meaning]).toEqual([true, undefined]);
  });

  it('tells shared processes', () => {
    const apart = someNamespaces({ pid: someFact({ owner: 'own', inode: 5 }) });
    const shared = someNamespaces({ pid: someFact({ owner: 'sandbox', inode: 4026532202 }) });
    const screen = compare(
      { containers: [aContainerFacts({ namespaces: shared })] },
      { containers: [aContainerFacts({ namespaces: apart })] },
    );
    expect(factOf(screen, 'Processes of its containers')?.meaning).toBe(
      'In the right one the containers see each other’s processes.',
    );
    expect(factOf(compare({ containers: [] }), 'Processes of its containers')).toBeUndefined();
  });

  it('does not call unknown different', () => {
    const unknown = { known: false, reason: { why: 'otherMachine' } } as const;
    const screen = compare({ shim: unknown, network: unknown, pid: unknown, handler: unknown });
    expect(differing(screen)).toEqual([]);
    expect(factOf(screen, 'Network')?.right).toMatchObject({ isKnown: false, value: 'unknown', tone: 'warn' });
    expect(factOf(screen, 'Network')?.right.source).toContain('another machine');
  });

  it('compares containers of one name, else by order, and says which', () => {
    const named = (name: string, uid: number): ReturnType<typeof aContainerFacts> =>
      aContainerFacts({
        container: container({ id: `${name}${uid}`, name }),
        isolation: { ...aContainerFacts().isolation, user: someFact({ uid, gid: 0 }) },
      });
    const screen = compare(
      { containers: [named('proxy', 9), named('nginx', 1)] },
      { containers: [named('nginx', 0), named('envoy', 9)] },
    );
    expect(factOf(screen, 'nginx: User')).toMatchObject({
      differs: true,
      left: { value: '0:0' },
      right: { value: '1:0' },
    });
    expect(factOf(screen, 'envoy / proxy: User')?.differs).toBe(false);
  });

  it('compares capabilities by name and limits by what they leave open', () => {
    const usual = aContainerFacts();
    const screen = compare({
      containers: [
        aContainerFacts({
          isolation: { ...usual.isolation, capabilities: someFact(['CAP_CHOWN', 'CAP_NET_RAW']) },
          cgroup: { ...usual.cgroup, limits: someFact({ cpuWeightScale: 'shares', cpus: 0.5 }) },
        }),
      ],
    });
    expect(factOf(screen, 'Capabilities')).toMatchObject({
      differs: true,
      meaning: 'Only left: KILL. Only right: NET_RAW.',
    });
    expect(factOf(screen, 'Memory limit')?.meaning).toBe('The right one may take what the cgroups above it allow.');
  });

  it('does not mark categories of SELinux', () => {
    const labelled = (label: string): Partial<SandboxFacts> => ({
      containers: [aContainerFacts({ isolation: { ...aContainerFacts().isolation, selinux: someFact(label) } })],
    });
    const screen = compare(
      labelled('system_u:system_r:container_t:s0:c1,c2'),
      labelled('system_u:system_r:container_t:s0:c3,c4'),
    );
    expect(factOf(screen, 'SELinux')?.differs).toBe(false);
    expect(factOf(compare(labelled('u:r:spc_t:s0'), labelled('u:r:container_t:s0')), 'SELinux')?.differs).toBe(true);
  });
});
