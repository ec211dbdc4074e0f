import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CriFailure } from '../../../../src/contract/failure.ts';
import type { ContainerFacts } from '../../../../src/contract/layers/container.ts';
import type { SandboxFacts } from '../../../../src/contract/layers/sandbox.ts';
import type { Sandbox } from '../../../../src/contract/sandbox.ts';
import { container } from '../../../builders/container.ts';
import { nodeProcess } from '../../../builders/nodeProcess.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { eventually } from '../../../runtimes/eventually.ts';
import { ScriptedLayers } from './scriptedLayers.ts';

const first = sandbox();
const second = sandbox({ id: 'sandbox-2', name: 'web-1' });
const app = container();
const notReadYet = { known: false, reason: { why: 'notReadYet' } };
const ended = { known: false, reason: { why: 'ended' } };

describe('the layers of an endpoint', () => {
  let scripted: ScriptedLayers;

  beforeEach(() => {
    scripted = new ScriptedLayers();
    scripted.run(first, 10);
    scripted.run(second, 20);
    scripted.node.list.push(nodeProcess(12, 'nginx -g', { parentPid: 10 }));
  });
  afterEach(() => scripted.layers.dispose());

  const show = (sandboxes: readonly Sandbox[] = [first, second]): void =>
    scripted.show({ sandboxes, containers: [app] });
  const shimOf = (id = first.id): unknown => {
    const shim = scripted.facts(id)?.shim;
    return shim?.known === true && shim.value !== 'none' ? shim.value.pid : shim;
  };
  const theContainer = (): ContainerFacts | undefined => scripted.facts()?.containers[0];
  /** Everything that was wanted is read. */
  const settled = async (): Promise<void> => {
    await eventually(() => {
      expect(shimOf(first.id)).toBe(10);
      expect(shimOf(second.id)).toBe(20);
      expect(scripted.layers.snapshot.node.runtime.tasks.known).toBe(true);
    });
  };
  const visibleAndSettled = async (): Promise<void> => {
    show();
    scripted.layers.setVisible(true);
    await settled();
  };

  it('are not read before somebody looks, nor any more after', async () => {
    show();
    expect(scripted.calls).toEqual([]);
    scripted.layers.setVisible(true);
    await settled();
    scripted.layers.setVisible(false);
    const { length } = scripted.calls;
    scripted.show({ sandboxes: [{ ...first, labels: { new: 'label' } }, second] });
    await new Promise((resolve) => setImmediate(resolve));
    expect(scripted.calls).toHaveLength(length);
    scripted.layers.setVisible(true);
    await eventually(() => expect(scripted.facts()?.sandbox.labels).toEqual({ new: 'label' }));
  });

  it('tell of containers what the list does, until somebody looks at their sandbox', async () => {
    await visibleAndSettled();
    expect(theContainer()).toEqual(expect.objectContaining({ container: app, pid: notReadYet, execPids: notReadYet }));
    expect(scripted.callsOf('ContainerStatus')).toEqual([]);

    scripted.layers.setDetailed([first.id]);
    await eventually(() => expect(theContainer()?.pid.known).toBe(true));
    expect(theContainer()).toEqual(
      expect.objectContaining({
        pid: expect.objectContaining({ value: 12 }),
        commandLine: { known: true, value: ['nginx', '-g'], source: { from: 'file', path: '/proc/12/cmdline' } },
        execPids: expect.objectContaining({ value: [71] }),
        rootFilesystem: expect.objectContaining({
          layers: expect.objectContaining({ value: [expect.objectContaining({ key: 'snapshot-of-container-1' })] }),
        }),
      }),
    );
    expect(theContainer()?.cgroup.usage.known).toBe(true);
    expect(scripted.callsOf('ContainerStatus')).toEqual([app.id]);

    scripted.layers.setDetailed([]);
    await eventually(() => expect(theContainer()?.pid).toEqual(notReadYet));
  });

  it('read again only what changed, and leave the rest the same object', async () => {
    await visibleAndSettled();
    const before = scripted.facts(second.id);
    const { generation } = scripted.layers.snapshot;
    scripted.calls.length = 0;
    scripted.show({ sandboxes: [{ ...first, labels: { new: 'label' } }, second], containers: [app] });
    await eventually(() => expect(scripted.facts()?.sandbox.labels).toEqual({ new: 'label' }));
    expect(scripted.callsOf('PodSandboxStatus')).toEqual([first.id]);
    expect(scripted.facts(second.id)).toBe(before);
    expect(scripted.layers.snapshot.generation).toBeGreaterThan(generation);
  });

  it('follow a container that comes to a sandbox', async () => {
    await visibleAndSettled();
    scripted.show({ sandboxes: [first, second], containers: [app, container({ id: 'container-2' })] });
    await eventually(() =>
      expect(scripted.facts()?.containers.map((each) => each.container.id)).toEqual(['container-1', 'container-2']),
    );
  });

  it('drop a sandbox that is gone, and keep the order of the list', async () => {
    await visibleAndSettled();
    show([second]);
    const ids = (): string[] => scripted.layers.snapshot.sandboxes.map((each) => each.sandbox.id);
    await eventually(() => expect(ids()).toEqual([second.id]));
  });

  it('say why one could not be read, and try it again with the next change', async () => {
    scripted.failures.set(first.id, { reason: 'deadlineExceeded', method: 'PodSandboxStatus', deadlineMs: 1 });
    show();
    scripted.layers.setVisible(true);
    const reason = { why: 'callFailed', method: 'PodSandboxStatus', reason: 'deadlineExceeded' };
    await eventually(() => expect(scripted.facts()?.pid).toEqual({ known: false, reason }));
    await eventually(() => expect(scripted.facts(second.id)?.pid.known).toBe(true));
    scripted.failures.clear();
    show([first, { ...second, labels: { new: 'label' } }]);
    await eventually(() => expect(scripted.facts()?.pid).toEqual(expect.objectContaining({ value: 11 })));
  });

  const notYet = 'server is not initialized yet';
  it.each<CriFailure>([
    { reason: 'runtimeRestarted', method: 'PodSandboxStatus' },
    { reason: 'rejected', method: 'PodSandboxStatus', code: 'UNAVAILABLE', detail: notYet },
  ])('keep what they knew when the connection breaks, or the runtime has only just started: $reason', async (lost) => {
    await visibleAndSettled();
    const before = scripted.facts();
    scripted.failures.set(first.id, lost);
    scripted.calls.length = 0;
    scripted.show({ sandboxes: [{ ...first, labels: { new: 'label' } }, second], containers: [app] });
    await eventually(() => expect(scripted.callsOf('PodSandboxStatus')).toEqual([first.id]));
    const failure = { reason: 'connectionRefused', target: '/run/c.sock' } as const;
    scripted.store.apply({ connection: { phase: 'stale', failure, lostAtMs: 4_000 } });
    expect(scripted.layers.snapshot.connection).toEqual({
      ...{ phase: 'stale', sinceMs: 4_000, reason: 'connectionRefused' },
    });
    expect(scripted.facts()).toBe(before);
    scripted.failures.clear();
    scripted.store.apply({ connection: { phase: 'live' } });
    await eventually(() => expect(scripted.facts()?.sandbox.labels).toEqual({ new: 'label' }));
  });

  it('are nothing of this machine when the runtime is another’s', async () => {
    // The numbers that it tells are those of other processes here.
    const theirs = nodeProcess(11, 'vi', { parentPid: 10 });
    scripted.node.list = [nodeProcess(10, 'bash'), theirs, nodeProcess(640, 'containerd')];
    show();
    scripted.layers.setDetailed([first.id]);
    scripted.layers.setVisible(true);
    const elsewhere = { known: false, reason: { why: 'otherMachine' } };
    await eventually(() => expect(scripted.facts()?.shim).toEqual(elsewhere));
    await eventually(() => expect(theContainer()?.pid.known).toBe(true));
    const { node } = scripted.layers.snapshot;
    expect([node.kubelet, node.kernel.release, node.runtime.process, node.orphans]).toEqual([
      elsewhere,
      elsewhere,
      elsewhere,
      elsewhere,
    ]);
    expect(scripted.facts()?.pid).toEqual(expect.objectContaining({ value: 11 }));
    expect(scripted.facts()?.namespaces.net).toEqual(
      expect.objectContaining({ value: { owner: 'own' }, source: expect.objectContaining({ from: 'call' }) }),
    );
    expect(theContainer()?.commandLine).toEqual(expect.objectContaining({ value: ['from', 'spec'] }));
    expect(theContainer()?.cgroup.usage).toEqual(elsewhere);
    expect(scripted.facts()?.trouble).toBeUndefined();
  });

  it('stay with the spec for what the files do not tell this user', async () => {
    scripted.node.mayReadNamespaces = false;
    await visibleAndSettled();
    expect(scripted.facts()?.namespaces.net).toEqual(
      expect.objectContaining({ value: { owner: 'own' }, source: expect.objectContaining({ from: 'call' }) }),
    );
    const source = { from: 'file', path: '/proc/11/cgroup' };
    expect(scripted.facts()?.cgroup.path).toEqual(expect.objectContaining({ source }));
  });

  it('show a shim that was killed, which nothing tells of', async () => {
    scripted.layers.dispose();
    scripted = new ScriptedLayers({ usageMs: 1 });
    scripted.run(first, 10);
    scripted.run(second, 20);
    scripted.layers.setDetailed([first.id]);
    await visibleAndSettled();
    scripted.node.list = scripted.node.list.filter(({ pid }) => pid !== 10);
    await eventually(() => expect(scripted.facts()?.trouble).toEqual({ is: 'shimGone' }));
    expect(scripted.facts()?.shim).toEqual(ended);
    expect(scripted.facts(second.id)?.trouble).toBeUndefined();
  });

  it('show a pause that was killed, and ask for the lists anew that do not say so', async () => {
    scripted.layers.setDetailed([first.id]);
    await visibleAndSettled();
    scripted.pauses.delete(first.id);
    scripted.node.list = scripted.node.list.filter(({ pid }) => pid !== 11);
    show([{ ...first, labels: { new: 'label' } }, second]);
    await eventually(() => expect(scripted.facts()?.trouble).toEqual({ is: 'pauseGone' }));
    expect(scripted.facts()?.pid).toEqual(ended);
    await eventually(() => expect(scripted.refreshes).toBeGreaterThan(0));
  });

  it('do not take a sandbox that was stopped for a broken one', async () => {
    await visibleAndSettled();
    scripted.pauses.delete(first.id);
    scripted.closed.add(first.id);
    scripted.node.list = scripted.node.list.filter(({ pid }) => pid >= 20);
    scripted.show({
      sandboxes: [{ ...first, state: 'notReady' }, second],
      containers: [{ ...app, state: 'exited', exit: { code: 137, reason: 'Error', message: '' } }],
    });
    await eventually(() => expect(scripted.facts()?.sandbox.state).toBe('notReady'));
    expect(scripted.facts()).toEqual(expect.objectContaining({ trouble: undefined, shim: ended, pid: ended }));
  });

  it('show a container that lives on without its shim, also when it is not listed any more', async () => {
    const id = 'b'.repeat(64);
    const lost = container({ id, state: 'exited', exit: { code: 255, reason: 'Error', message: '' } });
    scripted.node.cgroups.set(12, `/kubepods/${id}`);
    await visibleAndSettled();
    scripted.pauses.delete(first.id);
    scripted.node.list = [nodeProcess(12, 'nginx -g'), ...scripted.node.list.filter(({ pid }) => pid >= 20)];
    scripted.show({ sandboxes: [{ ...first, state: 'notReady' }, second], containers: [lost] });
    await eventually(() => expect(theContainer()?.trouble).toEqual({ is: 'orphaned', pid: 12 }));
    expect(scripted.facts()?.trouble).toEqual({ is: 'shimGone' });
    expect(scripted.layers.snapshot.node.orphans).toEqual(expect.objectContaining({ value: [] }));
    scripted.show({ sandboxes: [second], containers: [] });
    await eventually(() =>
      expect(scripted.layers.snapshot.node.orphans).toEqual(
        expect.objectContaining({ value: [expect.objectContaining({ pid: 12 })] }),
      ),
    );
  });

  it('show a shim of a sandbox that is not listed any more', async () => {
    await visibleAndSettled();
    show([second]);
    await eventually(() =>
      expect(scripted.layers.snapshot.node.orphans).toEqual(
        expect.objectContaining({ value: [expect.objectContaining({ pid: 10 })] }),
      ),
    );
  });

  it('are read and counted at once where that is asked for, after the lists', async () => {
    const scripted = new ScriptedLayers({ countMs: 60_000 });
    scripted.layers.setVisible(true);
    scripted.show({ sandboxes: [] });
    await eventually(() => expect(scripted.callsOf('Tasks')).toHaveLength(1));
    const refreshes = scripted.refreshes;
    await scripted.layers.readNow();
    expect(scripted.refreshes).toBe(refreshes + 1);
    expect(scripted.callsOf('Tasks')).toHaveLength(2);
    scripted.layers.setVisible(false);
    await expect(scripted.layers.readNow()).rejects.toThrow();
    scripted.layers.dispose();
  });

  it('tell of the runtime: its counts, and the versions of its handlers', async () => {
    const runc = { runtimeType: 'io.containerd.runc.v2', options: { BinaryName: '/usr/sbin/runc' } };
    const containerd = { defaultRuntimeName: 'runc', snapshotter: 'overlayfs', runtimes: { runc } };
    scripted.statusRaw = { info: { config: { containerd } } };
    await visibleAndSettled();
    const { runtime, handlers, kubelet } = scripted.layers.snapshot.node;
    expect([runtime.tasks, runtime.snapshots, runtime.blobs].map((fact) => fact.known && fact.value)).toEqual([
      0,
      3,
      { count: 2, bytes: 20 },
    ]);
    expect(handlers.map(({ name, version }) => [name, version.known && version.value])).toEqual([
      ['runc', '/usr/sbin/runc 1.0'],
    ]);
    expect(kubelet).toEqual(expect.objectContaining({ value: 'none' }));
  });

  it('leave to others what only containerd tells', async () => {
    scripted.isContainerd = false;
    scripted.layers.setDetailed([first.id]);
    show();
    scripted.layers.setVisible(true);
    const none = { known: false, reason: { why: 'notReported', by: 'containerd' } };
    await eventually(() => expect(scripted.layers.snapshot.node.runtime.tasks).toEqual(none));
    expect(theContainer()?.execPids).toEqual(none);
    // The layers are told by its image, their sizes by nobody.
    expect(theContainer()?.rootFilesystem.layers).toMatchObject({
      value: [
        { kind: 'writable', bytes: none },
        { kind: 'committed', bytes: none, diffId: { value: 'sha256:1' } },
      ],
    });
    expect(scripted.callsOf('Tasks')).toEqual([]);
  });

  it('come bit by bit on a large node, and let others have their turn', async () => {
    const many = Array.from({ length: 2_000 }, (_each, index) => sandbox({ id: `many-${index}` }));
    scripted.show({ sandboxes: many });
    let turns = 0;
    let over = false;
    const count = (): void => {
      turns += 1;
      if (!over) {
        setImmediate(count);
      }
    };
    count();
    scripted.layers.setVisible(true);
    await eventually(() => expect(scripted.layers.snapshot.sandboxes).toHaveLength(2_000));
    const isRead = ({ pid }: SandboxFacts): boolean => pid.known || pid.reason.why === 'ended';
    await eventually(() => expect(scripted.layers.snapshot.sandboxes.filter(isRead)).toHaveLength(2_000));
    over = true;
    expect(scripted.changes).toBeGreaterThan(2);
    expect(turns).toBeGreaterThan(7);
  });
});
