import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import { nobody, switchUser } from '../../scripts/workbench/ordinaryUser.ts';
import type { ContainerFacts } from '../../src/contract/layers/container.ts';
import type { Fact } from '../../src/contract/layers/fact.ts';
import { type NamespaceFacts, namespaceTypes } from '../../src/contract/layers/namespace.ts';
import type { SandboxFacts } from '../../src/contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../src/contract/layers/snapshot.ts';
import type { SandboxSpec } from '../../src/contract/sandbox.ts';
import { projectNodeScreen } from '../../src/diagram/projectNodeScreen.ts';

import { context } from '../builders/rows.ts';
import { eventually } from '../runtimes/eventually.ts';
import { FollowedLayers } from '../runtimes/followedLayers.ts';
import { PodFactory, type TestContainer } from '../runtimes/podFactory.ts';
import { cgroupPath, commandLine, isAlive, kubeletPids, namespaceInode, parentPid } from '../runtimes/procFiles.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { shimPid } from '../runtimes/shimPid.ts';

const run = promisify(execFile);
const memoryLimitBytes = 64 * 1024 * 1024;
const script = 'sleep 1000 & while true; do sleep 1; done';

const kinds = {
  runc: { runtimeHandler: 'runc' },
  crun: { runtimeHandler: 'crun' },
  runsc: { runtimeHandler: 'runsc' },
  hostNetwork: { hostNetwork: true, hostname: '' },
  sharedPid: { sharedPid: true },
} as const satisfies Readonly<Record<string, Partial<SandboxSpec>>>;

type Kind = keyof typeof kinds;
const allKinds = Object.keys(kinds) as Kind[];
/** Their processes are the node's. */
const onHostKernel = allKinds.filter((kind) => kind !== 'runsc');

/** What is drawn of a node, against the kernel's files and the runtime's own answers. */
export function layersContract(version: ContainerdVersion): void {
  describe('the layers', () => {
    let node: RealContainerd;
    let pods: PodFactory;
    let followed: FollowedLayers;
    let made: ReadonlyMap<Kind, TestContainer>;
    let snapshot: LayersSnapshot;

    const pod = (kind: Kind): TestContainer => made.get(kind) ?? expect.fail(`no pod ${kind}`);
    const sandboxOf = (kind: Kind, of = snapshot): SandboxFacts =>
      of.sandboxes.find(({ sandbox }) => sandbox.id === pod(kind).sandboxId) ?? expect.fail(`no sandbox ${kind}`);
    const containerOf = (kind: Kind, of = snapshot): ContainerFacts =>
      sandboxOf(kind, of).containers[0] ?? expect.fail(`no container ${kind}`);
    const sandboxIds = (): string[] => [...made.values()].map(({ sandboxId }) => sandboxId);

    beforeAll(async () => {
      node = await realContainerd(version);
      pods = new PodFactory(node);
      const each: [Kind, TestContainer][] = [];
      for (const kind of allKinds) {
        const sandbox = await pods.sandbox(kinds[kind]);
        const container = await pods.container(sandbox, script, { memoryLimitBytes });
        await node.client.runtime.startContainer(container.containerId);
        each.push([kind, container]);
      }
      made = new Map(each);
      followed = new FollowedLayers(node, node.connect());
      snapshot = await followed.settled(sandboxIds());
    });
    afterAll(async () => {
      followed[Symbol.dispose]();
      await pods.removeAll();
      await node[Symbol.asyncDispose]();
    });

    it('begin with the runtime itself', async () => {
      const { runtime, kernel, orphans } = snapshot.node;
      const told = await node.client.runtime.version();
      expect([value(runtime.name), value(runtime.version)]).toEqual([told.name, told.version]);
      if (version !== '1.6' || runtime.process.known) {
        expect(value(runtime.process).pid).toBe(node.containerd.pid);
      }
      expect(value(runtime.tasks)).toBe((await node.client.containerd.listTasks()).length);
      expect(value(runtime.tasks)).toBe(2 * allKinds.length);
      expect(value(runtime.snapshots)).toBeGreaterThan(2 * allKinds.length);
      expect(value(runtime.blobs).count).toBeGreaterThan(0);
      expect(value(runtime.images)).toBe((await node.client.images.listImages()).length);
      expect((await stat(value(runtime.stateFolder))).isDirectory()).toBe(true);
      expect(value(kernel.release)).toBe((await run('uname', ['-r'])).stdout.trim());
      for (const type of namespaceTypes) {
        expect(value(kernel.namespaces[type])).toBe(await namespaceInode(node.containerd.pid, type));
      }
      expect(value(orphans)).toEqual([]);
    });

    it('have the kubelet of this machine, where one runs', async () => {
      // The same test of another version runs beside this one: what it starts is not this machine's kubelet.
      const stub = 'read _; exit';
      const drawn = value(snapshot.node.kubelet);
      const all = await Promise.all(
        (await kubeletPids()).map(async (pid) => ({ pid, line: await commandLine(pid).catch(() => [stub]) })),
      );
      const running = all.filter(({ line }) => !line.includes(stub)).map(({ pid }) => pid);
      expect(drawn === 'none' || drawn.arguments.includes(stub) ? [] : [drawn.pid]).toEqual(running.slice(0, 1));
      // Its flag proves that it asks here, whichever other kubelets run. It waits for input, so that killing it leaves nothing.
      const flags = ['--container-runtime-endpoint', `unix://${node.containerd.socketPath}`];
      const other = spawn('sh', ['-c', stub, ...flags], {
        argv0: '/usr/bin/kubelet',
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      try {
        await once(other, 'spawn');
        using anew = new FollowedLayers(node, node.connect());
        const { kubelet, kubeletAsksHere } = (await anew.settled(sandboxIds())).node;
        expect(value(kubelet)).toEqual(expect.objectContaining({ pid: other.pid }));
        expect(kubeletAsksHere).toMatchObject({ known: true, value: true });
      } finally {
        other.kill('SIGKILL');
        await once(other, 'exit');
      }
    });

    it('have a column for each handler, the default first', () => {
      const { handlers } = snapshot.node;
      expect(handlers.map(({ name, isDefault }) => `${name} ${isDefault}`).sort()).toEqual([
        'crun false',
        'runc true',
        'runsc false',
      ]);
      expect(handlers[0]?.name).toBe('runc');
      for (const { binary, version: told, name, runtime } of handlers) {
        expect(runtime.name).toBe(name);
        // The testbed keeps them in a folder of its own: what is not among the machine's programs is not run.
        expect(told).toEqual({ known: false, reason: { why: 'notReported', by: value(binary) } });
      }
    });

    it.each(allKinds)('name the shim, the binary and the process of a sandbox: %s', async (kind) => {
      const { shim, pid, binary, handler, runtimeType, trouble } = sandboxOf(kind);
      const { sandboxId } = pod(kind);
      const shimProcess = value(shim);
      expect(shimProcess).toEqual(expect.objectContaining({ pid: await shimPid(sandboxId) }));
      expect(value(handler)).toBe(kind === 'crun' || kind === 'runsc' ? kind : 'runc');
      expect(value(runtimeType)).toBe('io.containerd.runc.v2');
      expect(value(binary)).toBe(await binaryTold(sandboxId));
      expect(await parentPid(Number(value(pid)))).toBe(shimProcess === 'none' ? 0 : shimProcess.pid);
      const task = (await node.client.containerd.listTasks()).find(({ id }) => id === sandboxId);
      expect(value(pid)).toBe(task?.pid);
      expect(trouble).toBeUndefined();
    });

    it.each(onHostKernel)('name the process of a container: %s', async (kind) => {
      const { pid, commandLine: drawn, insideSandbox, supervisor, container } = containerOf(kind);
      const task = (await node.client.containerd.listTasks()).find(({ id }) => id === container.id);
      expect(value(pid)).toBe(task?.pid);
      expect(value(drawn)).toEqual(await commandLine(value(pid)));
      expect(insideSandbox).toBe(false);
      expect(supervisor).toBeUndefined();
      expect(value(sandboxOf(kind).runtimeProcesses)).toEqual([]);
    });

    it('draw the containers of gVisor inside its Sentry, and the Gofers beside it', async () => {
      const { runtimeProcesses, pid } = sandboxOf('runsc');
      const { insideSandbox, pid: inner } = containerOf('runsc');
      expect(insideSandbox).toBe(true);
      expect(inner.known).toBe(false);
      const roles = value(runtimeProcesses).map(({ role }) => role);
      expect([...roles].sort()).toEqual(['gofer', 'gofer', 'sentry']);
      for (const { role, process } of value(runtimeProcesses)) {
        const [program, ...args] = await commandLine(process.pid);
        expect(program).toBe(role === 'sentry' ? 'runsc-sandbox' : 'runsc-gofer');
        const { sandboxId, containerId } = pod('runsc');
        expect(args.some((argument) => argument.includes(sandboxId) || argument.includes(containerId))).toBe(true);
      }
      expect(value(runtimeProcesses).find(({ role }) => role === 'sentry')?.process.pid).toBe(value(pid));
    });

    it.each(allKinds)('tell the namespaces of a sandbox by their inodes: %s', async (kind) => {
      const { namespaces, pid } = sandboxOf(kind);
      await expectNamespaces(namespaces, node.containerd.pid, Number(value(pid)));
      expect(value(namespaces.net).owner).toBe(kind === 'hostNetwork' ? 'host' : 'own');
    });

    it.each(onHostKernel)('tell the namespaces of a container by their inodes: %s', async (kind) => {
      const { namespaces, pid } = containerOf(kind);
      await expectNamespaces(namespaces, node.containerd.pid, value(pid), Number(value(sandboxOf(kind).pid)));
      expect(value(namespaces.net).owner).toBe(kind === 'hostNetwork' ? 'host' : 'sandbox');
      expect(value(namespaces.pid).owner).toBe(kind === 'sharedPid' ? 'sandbox' : 'own');
      expect(value(namespaces.mnt).owner).toBe('own');
    });

    it.each(onHostKernel)('tell the cgroup with its limits and its use: %s', async (kind) => {
      const { cgroup, pid } = containerOf(kind);
      const { cgroup: ofSandbox, pid: pausePid } = sandboxOf(kind);
      expect(value(cgroup.path)).toBe(await cgroupPath(value(pid)));
      expect(value(cgroup.path)).toContain(pod(kind).containerId);
      expect(value(ofSandbox.path)).toBe(await cgroupPath(Number(value(pausePid))));
      expect(value(cgroup.limits).memoryBytes).toBe(memoryLimitBytes);
      const { memoryBytes = 0, processes = 0 } = value(cgroup.usage);
      expect(memoryBytes).toBeGreaterThan(0);
      expect(memoryBytes).toBeLessThanOrEqual(memoryLimitBytes);
      expect(processes).toBeGreaterThanOrEqual(2);
    });

    it.each(allKinds)('tell the root file system snapshot by snapshot: %s', async (kind) => {
      const { rootFilesystem, container } = containerOf(kind);
      const image = (await node.client.images.imageRaw(node.busyboxImage)) as RawImage | undefined;
      const layers = value(rootFilesystem.layers);
      const diffIds = image?.info.info.imageSpec.rootfs.diff_ids ?? [];
      expect(layers).toHaveLength(1 + diffIds.length);
      const [top, first] = layers;
      expect(top).toEqual(expect.objectContaining({ key: container.id, kind: 'writable' }));
      expect(first).toEqual(expect.objectContaining({ key: image?.info.info.chainID, kind: 'committed' }));
      expect(first && value(first.diffId)).toBe(diffIds.at(-1));
      expect(first && value(first.bytes)).toBeGreaterThan(100_000);
      expect(first && value(first.sharedByContainers)).toBe(allKinds.length);
      expect(first && value(first.sharedByImages)).toBeGreaterThanOrEqual(1);
      expect((await stat(path.join(value(rootFilesystem.path), 'bin'))).isDirectory()).toBe(true);
    });

    it("follow what is exec'd into a container", async () => {
      const { containerId } = pod('runc');
      const exec = node.client.runtime.execSync(containerId, ['sleep', '5'], 20);
      await eventually(async () => {
        const [pid = 0] = value(containerOf('runc', followed.layers.snapshot).execPids);
        expect(await commandLine(pid)).toEqual(['sleep', '5']);
        expect(await parentPid(pid)).toBe(await shimPid(pod('runc').sandboxId));
      });
      await exec;
      await eventually(() => expect(value(containerOf('runc', followed.layers.snapshot).execPids)).toEqual([]));
    });

    it('are the same to a user who may not read namespaces, from the specs', async () => {
      await chmod(node.containerd.socketPath, 0o666);
      const { prefix, spawnOptions } = await switchUser(nobody, process.cwd());
      const program = [...prefix, process.execPath, '--import', 'tsx', 'test/runtimes/layersProcess.ts'];
      const [file = '', ...args] = [...program, node.containerd.socketPath, ...sandboxIds()];
      const { stdout } = await run(file, args, {
        ...spawnOptions,
        env: { ...process.env, HOME: '/nonexistent', TMPDIR: '/tmp' },
        maxBuffer: 64 * 1024 * 1024,
      });
      const seen = JSON.parse(stdout) as LayersSnapshot;
      for (const kind of allKinds) {
        const [ours, theirs] = [sandboxOf(kind), sandboxOf(kind, seen)];
        expect(value(theirs.shim)).toEqual(value(ours.shim));
        expect([theirs.pid, theirs.binary, theirs.runtimeProcesses]).toEqual([
          ours.pid,
          ours.binary,
          ours.runtimeProcesses,
        ]);
        expect(value(theirs.cgroup.path)).toBe(value(ours.cgroup.path));
        const [inOurs, inTheirs] = [containerOf(kind), containerOf(kind, seen)];
        expect([inTheirs.pid, inTheirs.rootFilesystem.layers]).toEqual([inOurs.pid, inOurs.rootFilesystem.layers]);
        expect(inTheirs.commandLine).toEqual(inOurs.commandLine);
        // A Sentry is in other namespaces than its spec asks for: only the files tell.
        for (const [drawn, same] of kind === 'runsc'
          ? []
          : ([
              [theirs, ours],
              [inTheirs, inOurs],
            ] as const)) {
          for (const type of namespaceTypes) {
            const fact = drawn.namespaces[type];
            if (fact.known) {
              expect(fact.value).toEqual({ owner: value(same.namespaces[type]).owner });
              expect(fact.source.from).toBe('call');
              const fromFile = { source: expect.objectContaining({ from: 'file' }) };
              expect(same.namespaces[type]).toEqual(expect.objectContaining(fromFile));
            }
          }
          expect(drawn.namespaces.net.known && drawn.namespaces.mnt.known && drawn.namespaces.pid.known).toBe(true);
        }
      }
    });

    it('show a paused container as paused', async () => {
      const { containerId } = pod('crun');
      await node.containerd.pauseTask(containerId);
      const trouble = (): unknown => containerOf('crun', followed.layers.snapshot).trouble;
      await eventually(() => expect(trouble()).toEqual({ is: 'paused' }));
      await node.containerd.resumeTask(containerId);
      await eventually(() => expect(trouble()).toBeUndefined());
    });

    it('show a sandbox whose pause process was killed', async () => {
      const { pid } = sandboxOf('sharedPid');
      const other = await pods.running(script);
      const { sandboxes } = await followed.settled([other.sandboxId]);
      const before = sandboxes.find(({ sandbox }) => sandbox.id === other.sandboxId);
      process.kill(Number(before && value(before.pid)), 'SIGKILL');
      const now = (id: string): SandboxFacts | undefined =>
        followed.layers.snapshot.sandboxes.find(({ sandbox }) => sandbox.id === id);
      await eventually(() => expect(now(other.sandboxId)?.trouble).toEqual({ is: 'pauseGone' }));
      const { containers = [], pid: gone } = now(other.sandboxId) ?? {};
      expect(gone).toEqual({ known: false, reason: { why: 'ended' } });
      // The container runs on, where it was.
      const [container] = containers;
      expect(container?.container.state).toBe('running');
      expect(await isAlive(container === undefined ? 0 : value(container.pid))).toBe(true);
      expect(container && value(container.namespaces.net).owner).toBe('sandbox');
      // Others are not touched by it.
      expect(now(pod('sharedPid').sandboxId)?.pid).toEqual(pid);
      expect(now(pod('sharedPid').sandboxId)?.trouble).toBeUndefined();
    });

    it('show a sandbox whose shim was killed, and the process that lives on without it', async () => {
      const victim = await pods.running(script);
      const { sandboxes } = await followed.settled([victim.sandboxId]);
      const before = sandboxes.find(({ sandbox }) => sandbox.id === victim.sandboxId);
      const pid = value(before?.containers[0]?.pid);
      process.kill(await shimPid(victim.sandboxId), 'SIGKILL');
      const now = (): SandboxFacts | undefined =>
        followed.layers.snapshot.sandboxes.find(({ sandbox }) => sandbox.id === victim.sandboxId);
      await eventually(() => expect(now()?.trouble).toEqual({ is: 'shimGone' }));
      expect(now()?.shim).toEqual({ known: false, reason: { why: 'ended' } });
      const drawn = now()?.containers[0]?.trouble;
      if (await isAlive(pid)) {
        expect(drawn).toEqual({ is: 'orphaned', pid });
        // containerd takes a while to call the container ended, and removes none that runs.
        await eventually(async () => {
          expect((await node.client.runtime.containerDetails(victim.containerId)).exit).toBeDefined();
        });
        await node.client.runtime.stopSandbox(victim.sandboxId);
        await node.client.runtime.removeSandbox(victim.sandboxId);
        await eventually(async () => {
          const alive = (await isAlive(pid)) ? [pid] : [];
          expect(value(followed.layers.snapshot.node.orphans).map((each) => each.pid)).toEqual(alive);
          const { orphans } = projectNodeScreen(followed.layers.snapshot, { expandedGroups: [] }, context);
          expect((orphans?.cards ?? []).map(({ id }) => id)).toEqual(alive.map((each) => `orphan/${each}`));
        });
        await kill(pid);
        await eventually(() => expect(now()).toBeUndefined());
      } else {
        expect(drawn).toBeUndefined();
      }
    });

    async function binaryTold(sandboxId: string): Promise<string> {
      const { raw } = await node.client.runtime.sandboxDetails(sandboxId);
      return (
        (raw as { info?: { info?: { runtimeOptions?: { binary_name?: string } } } }).info?.info?.runtimeOptions
          ?.binary_name ?? ''
      );
    }
  });
}

interface RawImage {
  readonly info: {
    readonly info: {
      readonly chainID: string;
      readonly imageSpec: { readonly rootfs: { readonly diff_ids: readonly string[] } };
    };
  };
}

function value<T>(fact: Fact<T> | undefined): T {
  if (fact?.known !== true) {
    throw new Error(`It is not known: ${JSON.stringify(fact?.reason)}`);
  }
  return fact.value;
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await eventually(async () => expect(await isAlive(pid)).toBe(false));
}

async function expectNamespaces(
  drawn: NamespaceFacts,
  runtimePid: number,
  pid: number,
  holder?: number,
): Promise<void> {
  for (const type of namespaceTypes) {
    const inode = await namespaceInode(pid, type);
    const ofHost = inode === (await namespaceInode(runtimePid, type));
    const ofSandbox = holder !== undefined && inode === (await namespaceInode(holder, type));
    expect([type, value(drawn[type])]).toEqual([
      type,
      { owner: ofHost ? 'host' : ofSandbox ? 'sandbox' : 'own', inode },
    ]);
  }
}
