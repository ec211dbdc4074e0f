import { describe, expect, it } from 'vitest';
import { type Fact, known, type UnknownReason } from '../../../../src/contract/layers/fact.ts';
import type { NamespaceFacts, NamespaceUse } from '../../../../src/contract/layers/namespace.ts';
import type { SandboxScreen } from '../../../../src/diagram/screen/sandboxScreen.ts';
import { container } from '../../../builders/container.ts';
import { aContainerFacts, runsc, someFact, someNamespaces } from '../../../builders/layers.ts';
import { screenOf } from '../sandboxScreens.ts';

const spec = { from: 'call', method: 'ContainerStatus', field: 'info.runtimeSpec' } as const;

const own = (inode: number): Fact<NamespaceUse> => known<NamespaceUse>({ owner: 'own', inode }, spec);

/** The shared ones of the pause, and processes and files of its own. */
function namespacesOfContainer(number: number): NamespaceFacts {
  return someNamespaces({ pid: own(4026540000 + number), mnt: own(4026550000 + number) });
}

function namedContainer(
  name: string,
  number: number,
  namespaces = namespacesOfContainer(number),
): ReturnType<typeof aContainerFacts> {
  return aContainerFacts({ container: container({ id: name, name }), pid: someFact(3000 + number), namespaces });
}

/** All of one owner, from the spec: without a number. */
function fromSpec(owners: Partial<Record<keyof NamespaceFacts, NamespaceUse['owner']>>): NamespaceFacts {
  const of = (type: keyof NamespaceFacts): Fact<NamespaceUse> => known({ owner: owners[type] ?? 'host' }, spec);
  const rest = { user: of('user'), cgroup: of('cgroup'), time: of('time') };
  return { mnt: of('mnt'), pid: of('pid'), net: of('net'), ipc: of('ipc'), uts: of('uts'), ...rest };
}

function unreadNamespaces(reason: UnknownReason): NamespaceFacts {
  const unread = { known: false, reason } as const;
  return {
    mnt: unread,
    pid: unread,
    net: unread,
    ipc: unread,
    uts: unread,
    user: unread,
    cgroup: unread,
    time: unread,
  };
}

function column({ matrix }: SandboxScreen, type: string): readonly string[] {
  const index = matrix.types.indexOf(type);
  return matrix.rows.map(({ cells }) => `${cells[index]?.text ?? ''} ${cells[index]?.color ?? ''}`);
}

describe('the namespace matrix', () => {
  const two = { containers: [namedContainer('nginx', 1), namedContainer('sidecar', 2)] };

  it('gives one namespace one colour', () => {
    const screen = screenOf(two);
    expect(screen.matrix.rows.map(({ label }) => label)).toEqual([
      'host (pid 1)',
      'pause 2130',
      'nginx 3001',
      'sidecar 3002',
    ]);
    expect(column(screen, 'net')).toEqual(['host -1', '…2203 0', '…2203 0', '…2203 0']);
    expect(column(screen, 'pid')).toEqual(['host -1', '…2202 1', '…0001 2', '…0002 3']);
    expect(column(screen, 'user')).toEqual(['host -1', 'host -1', 'host -1', 'host -1']);
  });

  it('says what it means', () => {
    expect(screenOf(two).matrix.meaning).toEqual([
      'nginx and sidecar reach each other on localhost, and do not see each other’s processes or files.',
      'There is no user namespace: root in a container is root to the node’s kernel.',
    ]);
    expect(screenOf({ containers: [namedContainer('nginx', 1)] }).matrix.meaning).toContain(
      'nginx has the network of its pod, and processes and files of its own.',
    );
  });

  it('tells an inode of the host even where nobody said whose it is', () => {
    const screen = screenOf({ namespaces: someNamespaces({ net: own(4026531840) }) });
    expect(column(screen, 'net')[1]).toBe('host -1');
  });

  it('knows a pod on the host’s network', () => {
    const host = someNamespaces({ net: known({ owner: 'host', inode: 4026531840 }, spec) });
    const screen = screenOf({ namespaces: host, containers: [namedContainer('nginx', 1, host)] });
    expect(column(screen, 'net')).toEqual(['host -1', 'host -1', 'host -1']);
    expect(screen.matrix.meaning[0]).toBe(
      'This pod uses the host’s network: its ports are the node’s, and it sees all its interfaces.',
    );
    expect(screen.matrix.meaning.join()).not.toContain('localhost');
    expect(screen.sections[0]?.isolation.badges).toContainEqual(
      expect.objectContaining({ text: 'host network', tone: 'warn' }),
    );
  });

  it('knows a shared PID namespace, and the host’s', () => {
    const shared = screenOf({ containers: [aContainerFacts({ namespaces: someNamespaces() })] });
    const sentence = 'Its PID namespace is shared: containers see each other’s processes, process 1 is none of theirs.';
    expect(shared.matrix.meaning).toContain(sentence);
    const host = someNamespaces({ pid: known({ owner: 'host', inode: 4026531836 }, spec) });
    const onHost = screenOf({ namespaces: host, containers: [aContainerFacts({ namespaces: host })] });
    expect(onHost.matrix.meaning).not.toContain(sentence);
    expect(onHost.matrix.meaning).toContain(
      'This pod uses the host’s PID namespace: its containers see every process of the node.',
    );
  });

  it('has the same picture from the specs, for a user who may not read the numbers', () => {
    const screen = screenOf({
      namespaces: fromSpec({ mnt: 'own', pid: 'own', net: 'own', ipc: 'own', uts: 'own' }),
      containers: ['nginx', 'sidecar'].map((name, index) =>
        namedContainer(
          name,
          index,
          fromSpec({ mnt: 'own', pid: 'own', net: 'sandbox', ipc: 'sandbox', uts: 'sandbox' }),
        ),
      ),
    });
    expect(column(screen, 'net')).toEqual(['host -1', 'own 0', 'sandbox 0', 'sandbox 0']);
    expect(column(screen, 'pid')).toEqual(['host -1', 'own 1', 'own 2', 'own 3']);
    expect(column(screen, 'user')).toEqual(['host -1', 'host -1', 'host -1', 'host -1']);
    expect(screen.matrix.rows[2]?.cells[2]?.title).toBe(
      'net: the sandbox’s namespace; ContainerStatus · info.runtimeSpec',
    );
    expect(screen.matrix.meaning[0]).toContain('nginx and sidecar reach each other on localhost, and do not see');
    expect(screen.matrix.meaning.at(-1)).toContain('from the spec alone');
  });

  it('sees one namespace where one number is known and the other not', () => {
    const screen = screenOf({ containers: [namedContainer('nginx', 1, fromSpec({ net: 'sandbox' }))] });
    expect(column(screen, 'net')).toEqual(['host -1', '…2203 0', 'sandbox 0']);
  });

  it('claims nothing of what is not known', () => {
    const namespaces = unreadNamespaces({ why: 'notPermitted', path: '/proc/2130/ns' });
    const screen = screenOf({
      namespaces,
      containers: [namedContainer('a', 1, namespaces), namedContainer('b', 2, namespaces)],
    });
    expect(column(screen, 'net')).toEqual(['host -1', '? -2', '? -2', '? -2']);
    expect(screen.matrix.rows[1]?.cells[0]?.title).toContain('/proc/2130/ns may not be read by this user');
    expect(screen.matrix.meaning).toEqual([
      'The sandbox’s namespaces are not known: /proc/2130/ns may not be read by this user: root may.',
    ]);
  });

  it('leaves ended containers out, and says that gVisor’s are the Sentry’s', () => {
    const ended = aContainerFacts({ container: container({ id: 'old', name: 'init', state: 'exited' }) });
    const running = { ...namedContainer('nginx', 1), insideSandbox: true };
    const screen = screenOf({ runtime: runsc, containers: [ended, running] });
    expect(screen.matrix.rows.map(({ label }) => label)).toEqual([
      'host (pid 1)',
      'Sentry 2130',
      'nginx (in the Sentry)',
    ]);
    expect(screen.matrix.meaning).toContain(
      'Inside gVisor the containers’ namespaces are the Sentry’s: the node’s kernel sees none of them.',
    );
    expect(screen.matrix.meaning.join()).not.toContain('There is no user namespace');
  });

  it('does not take a Sentry among the node’s processes for containers that see them', () => {
    const namespaces = someNamespaces({ pid: someFact({ owner: 'host', inode: 4026531836 }) });
    const inside = { ...namedContainer('nginx', 1), insideSandbox: true };
    const screen = screenOf({ runtime: runsc, namespaces, containers: [inside] });
    expect(column(screen, 'pid')[1]).toBe('host -1');
    expect(screen.matrix.meaning.join()).not.toContain('every process of the node');
  });
});
