import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxFacts } from '../../src/contract/layers/sandbox.ts';
import { newestRuntime } from '../runtimes/availability.ts';
import { eventually } from '../runtimes/eventually.ts';
import { FollowedLayers } from '../runtimes/followedLayers.ts';
import { PodFactory, type TestContainer } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { shimPid } from '../runtimes/shimPid.ts';
import { writeSleepingProgram } from '../runtimes/sleepingProgram.ts';

const run = promisify(execFile);
const nobody = 65_534;
const invented = (digit: string): string => digit.repeat(64);

/** What a container, or any user of the node, does to be taken for a part of the runtime by root's editor. */
describe.skipIf((await newestRuntime()) === undefined)('what is forged on a node', () => {
  let node: RealContainerd;
  let pods: PodFactory;
  let victim: TestContainer;
  let attacker: TestContainer;
  let folder: string;
  let rootsOwn: string;
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    node = await realContainerd();
    pods = new PodFactory(node);
    victim = await pods.running();
    attacker = await pods.running();
    rootsOwn = await mkdtemp('/run/forged-');
    folder = await mkdtemp(path.join(tmpdir(), 'forged-'));
    await chmod(folder, 0o755);
  });
  afterAll(async () => {
    await Promise.all(
      started.map(async (child) => {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }),
    );
    await run('umount', [rootsOwn]).catch(() => undefined);
    await Promise.all([folder, rootsOwn].map((each) => rm(each, { recursive: true, force: true })));
    await pods.removeAll();
    await node[Symbol.asyncDispose]();
  });

  const inside = async (file: string): Promise<string> => `/proc/${await node.pidOf(attacker.containerId)}/root${file}`;
  const flags = (id: string): string[] => ['-namespace', 'k8s.io', '-id', id, '-address', node.containerd.socketPath];

  async function startAs(uid: number, id: string): Promise<number> {
    const child = spawn(path.join(folder, 'containerd-shim-runc-v2'), flags(id), { uid, gid: uid, stdio: 'ignore' });
    started.push(child);
    await once(child, 'spawn');
    return child.pid ?? 0;
  }

  it('is not run: a program in a container’s root folder that a reply names', async () => {
    const mark = await inside('/ran');
    const runc = await inside('/bin/runc');
    await writeFile(runc, '#!/bin/sh\necho ran > "$(dirname "$0")/../ran"\necho runc version 1.0.0\n');
    await chmod(runc, 0o755);
    // As in /run/containerd of a node: the testbed keeps its bundles where others may write.
    const bundles = path.join(node.containerd.folder, 'state', 'io.containerd.runtime.v2.task', 'k8s.io');
    await run('mount', ['--bind', path.join(bundles, attacker.containerId, 'rootfs'), rootsOwn]);
    const inBundle = path.join(rootsOwn, 'bin', 'runc');
    expect((await stat(inBundle)).ino).toBe((await stat(runc)).ino);

    const client = node.connect();
    const options = { options: { BinaryName: inBundle }, runtimeType: 'io.containerd.runc.v2' };
    const config = { containerd: { defaultRuntimeName: 'runc', runtimes: { runc: options } } };
    const statusRaw = () => Promise.resolve({ info: { config } });
    using followed = new FollowedLayers(node, { ...client, runtime: { ...client.runtime, statusRaw } });
    const { node: facts } = await followed.settled([victim.sandboxId]);
    expect(facts.runtime.process).toMatchObject({ known: true, value: { pid: node.containerd.pid } });
    expect(facts.handlers).toMatchObject([
      { binary: { value: inBundle }, version: { known: false, reason: { why: 'notReported', by: inBundle } } },
    ]);
    await expect(stat(mark)).rejects.toThrow('ENOENT');
  });

  it('is not drawn: a process of nobody’s or of another pod with the command line of a shim', async () => {
    const shim = await shimPid(victim.sandboxId);
    const program = await inside('/containerd-shim-runc-v2');
    await writeSleepingProgram(program);
    await writeSleepingProgram(path.join(folder, 'containerd-shim-runc-v2'));
    const { runtime } = node.client;
    const inPod = (id: string) => `/containerd-shim-runc-v2 ${flags(id).join(' ')} >/dev/null 2>&1 &`;
    const script = `${inPod(victim.sandboxId)} ${inPod(invented('e'))}`;
    expect(await runtime.execSync(attacker.containerId, ['sh', '-c', script], 5)).toMatchObject({ exitCode: 0 });
    await startAs(nobody, victim.sandboxId);
    await startAs(nobody, invented('f'));
    // Left behind in earnest, as far as anybody can tell: it is shown after the others would have been.
    const left = await startAs(0, invented('a'));

    using followed = new FollowedLayers(node, node.connect());
    await followed.settled([victim.sandboxId]);
    await eventually(() => {
      const { orphans } = followed.layers.snapshot.node;
      expect(orphans).toMatchObject({ known: true, value: [{ pid: left }] });
    });
    const facts = (): SandboxFacts | undefined =>
      followed.layers.snapshot.sandboxes.find(({ sandbox }) => sandbox.id === victim.sandboxId);
    expect(facts()?.trouble).toBeUndefined();
    expect(facts()?.shim).toMatchObject({ known: true, value: { pid: shim } });
  });
});
