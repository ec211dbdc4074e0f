import { describe, expect, it } from 'vitest';
import type { ContainerFacts } from '../../../src/contract/layers/container.ts';
import { known, unknown } from '../../../src/contract/layers/fact.ts';
import type { NodeProcess } from '../../../src/contract/layers/process.ts';
import type { SandboxFacts } from '../../../src/contract/layers/sandbox.ts';
import type { HostView } from '../../../src/layers/hostView.ts';
import type { Machine } from '../../../src/layers/machine.ts';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { unreadSandbox } from '../../../src/layers/readSandbox.ts';
import { indexRuntimeProcesses } from '../../../src/layers/runtimeProcesses.ts';
import { sandboxOnHost } from '../../../src/layers/sandboxOnHost.ts';
import { container } from '../../builders/container.ts';
import { nodeProcess, shimProcess } from '../../builders/nodeProcess.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { FakeNode } from '../../fakes/fakeNode.ts';

const podId = 'a'.repeat(64);
const appId = 'b'.repeat(64);
const told = { from: 'call', method: 'ContainerStatus', field: 'info.pid' } as const;
const pod = sandbox({ id: podId });
const ended = unknown({ why: 'ended' });

/** What a runtime of that name tells, with a container whose process is 30. */
function base(
  runtimeName: string,
  changes: Partial<SandboxFacts> = {},
  ofContainer: Partial<ContainerFacts> = {},
): SandboxFacts {
  const containers = [container({ id: appId, sandboxId: podId })];
  const facts = unreadSandbox({ sandbox: pod, containers, handlers: [], runtimeName });
  const withPid = facts.containers.map((each) => ({ ...each, pid: known(30, told), ...ofContainer }));
  return { ...facts, containers: withPid, ...changes };
}

async function place(
  facts: SandboxFacts,
  runtimeName: string,
  processes: readonly NodeProcess[],
  machine: Machine = 'same',
  node = new FakeNode(),
): Promise<SandboxFacts> {
  node.list = [...processes];
  const table = new ProcessTable(processes);
  const view: HostView = {
    mayRunPrograms: machine === 'same',
    ...{ machine, node, table, runtimeProcesses: indexRuntimeProcesses(table), runtimeName },
    hostNamespaces: (await node.kernel()).namespaces,
    stateFolder: unknown({ why: 'notReadYet' }),
    orphans: () => Promise.resolve(new Map()),
  };
  return sandboxOnHost({ base: facts, networkClosed: undefined, detailed: true }, view);
}

const app = nodeProcess(30, 'nginx -g', { parentPid: 29 });
const supervised = (facts: SandboxFacts): unknown => facts.containers[0]?.supervisor;

describe('a sandbox on this machine', () => {
  it('has a shim that is unknown, and has not lost it, where what would prove the shim may not be read', async () => {
    const path = '/proc/29/status';
    const hidden: NodeProcess = { ...shimProcess(29, podId), standing: { is: 'unreadable', path } };
    const facts = await place(base('containerd'), 'containerd', [hidden, app]);
    expect(facts.shim).toEqual(unknown({ why: 'notPermitted', path }));
    expect(facts.trouble).toBeUndefined();
    const forged = await place(base('containerd'), 'containerd', [{ ...hidden, standing: { is: 'others' } }, app]);
    expect(forged.shim).toEqual(unknown({ why: 'ended' }));
    expect(forged.trouble).toEqual({ is: 'shimGone' });
  });

  it('has no process and a conmon for each container on CRI-O', async () => {
    const conmon = nodeProcess(29, `/usr/bin/conmon -b /run/x -c ${appId} -r /usr/bin/crun`);
    const none = known('none' as const, { from: 'design', of: 'CRI-O' });
    const facts = await place(base('cri-o', { shim: none, pid: none }), 'cri-o', [conmon, app]);
    expect([facts.shim, facts.pid, facts.trouble]).toEqual([none, none, undefined]);
    expect(supervised(facts)).toEqual(expect.objectContaining({ value: conmon }));
    expect(facts.containers[0]?.commandLine).toEqual(expect.objectContaining({ value: ['nginx', '-g'] }));
  });

  it('has without a process by design the cgroup of its pod, whose use is read', async () => {
    const none = known('none' as const, { from: 'design', of: 'CRI-O' });
    const cgroup = { ...base('cri-o').cgroup, path: known('/kubepods.slice/pod1.slice', told) };
    const facts = await place(base('cri-o', { shim: none, pid: none, cgroup }), 'cri-o', [app]);
    expect(facts.cgroup).toMatchObject({ path: cgroup.path, usage: { value: { memoryBytes: 7 } } });
    expect(facts.cgroup.limits.known).toBe(true);
    const gone = await place(base('cri-o', { shim: none, pid: ended, cgroup }), 'cri-o', [app]);
    expect(gone.cgroup.usage).toEqual(ended);
  });

  it('shares the cgroup of its process with others, unless that was made for it', async () => {
    const shim = shimProcess(10, podId);
    const isShared = async (path: string, specPath?: string) => {
      const node = new FakeNode();
      node.cgroups.set(20, path);
      const { cgroup } = base('containerd');
      const asked = specPath === undefined ? cgroup : { ...cgroup, path: known(specPath, told) };
      const sandboxBase = base('containerd', { pid: known(20, told), cgroup: asked });
      const processes = [shim, nodeProcess(20, '/pause', { parentPid: 10 }), app];
      return (await place(sandboxBase, 'containerd', processes, 'same', node)).cgroup.isShared ?? false;
    };
    expect(await isShared('/user.slice')).toBe(true);
    expect(await isShared('/')).toBe(true);
    expect(await isShared('/user.slice', `/k8s.io/${podId}`)).toBe(true);
    expect(await isShared(`/system.slice/cri-containerd-${podId}.scope`)).toBe(false);
    expect(await isShared('/k8s.io/asked', '/k8s.io/asked')).toBe(false);
    // A node in a container, and a process that made a cgroup of its own in it.
    expect(await isShared('/docker/1/k8s.io/asked/init', '/k8s.io/asked')).toBe(false);
    expect(await isShared('/k8s.io/asked-by-another', '/k8s.io/asked')).toBe(true);
  });

  it('has of each mount what the spec asked for, and how writable the kernel has it', async () => {
    const node = new FakeNode();
    node.readOnly.set('/sys/fs/cgroup', false).set('/etc/hosts', true);
    const mount = (destination: string, readOnly: boolean) => ({
      ...{ destination, readOnly, source: destination, type: 'bind', origin: 'runtime' as const },
    });
    const mounts = known([mount('/sys/fs/cgroup', true), mount('/etc/hosts', false), mount('/other', true)], told);
    const facts = await place(
      base('containerd', {}, { mounts }),
      'containerd',
      [shimProcess(29, podId), app],
      'same',
      node,
    );
    const shown = facts.containers[0]?.mounts;
    expect(shown?.known && shown.value.map(({ readOnlyNow }) => readOnlyNow)).toEqual([false, true, undefined]);
    expect(shown?.known && shown.value.map(({ readOnly }) => readOnly)).toEqual([true, false, true]);
  });

  it('has a shim for each container under Docker, the pause too', async () => {
    const [shim, pauseShim] = [shimProcess(29, appId), shimProcess(19, podId)];
    const pause = nodeProcess(20, '/pause', { parentPid: 19 });
    const none = known('none' as const, { from: 'design', of: 'Docker' });
    const docker = base('docker', { shim: none, pid: known(20, told) });
    const facts = await place(docker, 'docker', [pauseShim, pause, shim, app]);
    expect(facts.shim).toEqual(none);
    expect(supervised(facts)).toEqual(expect.objectContaining({ value: shim }));
    expect(facts.pid).toEqual(known(20, told));
    expect(facts.namespaces.net).toEqual(expect.objectContaining({ value: { owner: 'own', inode: 20 } }));
    expect(facts.containers[0]?.namespaces.net).toEqual(
      expect.objectContaining({ value: { owner: 'own', inode: 30 } }),
    );
  });

  it('has lost a supervisor that is not there any more', async () => {
    const none = known('none' as const, { from: 'design', of: 'CRI-O' });
    const facts = await place(base('cri-o', { shim: none, pid: none }), 'cri-o', [app]);
    expect(supervised(facts)).toEqual(ended);
  });

  it('does not take a process for the container’s that has another parent', async () => {
    const shim = shimProcess(10, podId);
    const facts = await place(base('containerd'), 'containerd', [shim, { ...app, parentPid: 1 }]);
    expect(facts.containers[0]?.commandLine).toEqual(unknown({ why: 'notReadYet' }));
    expect(facts.containers[0]?.cgroup.usage).toEqual(ended);
  });

  it('is held by a hypervisor, although that has left its shim', async () => {
    const shim = shimProcess(10, podId);
    const qemu = nodeProcess(20, `/opt/kata/bin/qemu-system-x86_64 -name sandbox-${podId}`);
    const runtime = { name: 'kata', isolation: 'virtualMachine', staysRunning: true } as const;
    const kata = base('containerd', { runtime, pid: known(20, told) }, { insideSandbox: true });
    const facts = await place(kata, 'containerd', [shim, qemu]);
    expect(facts.pid).toEqual(known(20, told));
    expect(facts.runtimeProcesses).toEqual(expect.objectContaining({ value: [{ role: 'hypervisor', process: qemu }] }));
    expect(facts.namespaces.net).toEqual(expect.objectContaining({ value: { owner: 'own', inode: 20 } }));
    expect(facts.containers[0]?.pid).toEqual(unknown({ why: 'notReported', by: 'kata' }));
    expect(facts.trouble).toBeUndefined();
  });

  it('may have a shim under a runtime that is not known, and has not lost one where it has none', async () => {
    const shim = shimProcess(10, podId);
    const found = await place(base('frobnicator'), 'frobnicator', [shim, { ...app, parentPid: 10 }]);
    expect([found.shim, found.trouble]).toEqual([expect.objectContaining({ value: shim }), undefined]);
    const without = await place(base('frobnicator'), 'frobnicator', [{ ...app, parentPid: 1 }]);
    expect([without.shim, without.trouble]).toEqual([unknown({ why: 'notReported', by: 'frobnicator' }), undefined]);
    const lost = await place(base('containerd'), 'containerd', [{ ...app, parentPid: 1 }]);
    expect([lost.shim, lost.trouble]).toEqual([ended, { is: 'shimGone' }]);
  });

  it('has none of these on another machine, whatever has the same number here', async () => {
    const facts = await place(base('cri-o'), 'cri-o', [{ ...app, parentPid: 1 }], 'other');
    expect(supervised(facts)).toEqual(unknown({ why: 'otherMachine' }));
    expect(facts.containers[0]?.commandLine).toEqual(unknown({ why: 'notReadYet' }));
  });
});
