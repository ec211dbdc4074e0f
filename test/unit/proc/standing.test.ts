import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { cp, chmod } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { NodeProcess, ProcessStanding } from '../../../src/contract/layers/process.ts';
import { nodeOfThisMachine } from '../../../src/proc/nodeOfThisMachine.ts';
import { asNobody, isRoot } from '../endpoint/asNobody.ts';
import { temporaryFolder } from '../endpoint/temporaryFolder.ts';

const node = nodeOfThisMachine();
const at = temporaryFolder();
const shim = 'containerd-shim-runc-v2';
const nobody = 65_534;

let child: ChildProcess | undefined;

afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  child = undefined;
});

/** A program that waits, under the command line of a shim. */
async function claimant(
  options: SpawnOptions = {},
  program = '/bin/cat',
  args: readonly string[] = [],
): Promise<NodeProcess> {
  child = spawn(program, args, { argv0: shim, stdio: ['pipe', 'ignore', 'inherit'], ...options });
  await once(child, 'spawn');
  const found = await node.process(child.pid ?? 0);
  return found ?? expect.fail('it has ended');
}

/** One of root's with mounts of its own. */
async function startElsewhere(): Promise<NodeProcess> {
  const { pid } = await claimant({}, '/usr/bin/unshare', ['--mount', '/bin/cat']);
  await expect.poll(async () => (await node.process(pid))?.command).toBe('cat');
  return (await node.process(pid)) ?? expect.fail('it has ended');
}

const own = (uid = process.getuid?.() ?? 0): ProcessStanding => ({ is: 'machines', uid });

describe('the standing of a process', () => {
  it('is that of the machine’s own with its user, for one that was started here', async () => {
    const process = await claimant();
    expect(process.arguments[0]).toBe(shim);
    expect(await node.standing(process)).toEqual(own());
  });

  it.runIf(isRoot)('has the user that it is of, whatever its command line says', async () => {
    expect(await node.standing(await claimant({ uid: nobody, gid: nobody }))).toEqual(own(nobody));
  });

  it.runIf(isRoot)('is another’s where it is of two users, as one that anybody may have started', async () => {
    const script = 'process.seteuid(65534); setInterval(() => undefined, 1000)';
    const found = await claimant({}, process.execPath, ['-e', script]);
    await expect.poll(() => node.standing(found)).toEqual({ is: 'others' });
  });

  it.runIf(isRoot)('is another’s where its root folder is another, though it is root’s', async () => {
    const process = await claimant({}, '/usr/sbin/chroot', ['/proc/self/root/usr', 'bin/cat']);
    await expect.poll(async () => (await node.process(process.pid))?.command).toBe('cat');
    const now = (await node.process(process.pid)) ?? expect.fail('it has ended');
    expect(await node.standing(now)).toEqual({ is: 'others' });
  });

  it.runIf(isRoot)('is another’s where its mounts are its own, as in a container', async () => {
    expect(await node.standing(await startElsewhere())).toEqual({ is: 'others' });
  });

  it('is another’s where a set-user-ID program runs, which anybody may start with any command line', async () => {
    await cp('/bin/cat', at('cat'));
    await chmod(at('cat'), 0o4755);
    expect(await node.standing(await claimant({}, at('cat')))).toEqual({ is: 'others' });
  });

  it('is not that of another process which got its number, nor of one that changed its command line', async () => {
    const process = await claimant();
    expect(await node.standing({ ...process, startedAtMs: process.startedAtMs - 10 })).toEqual({ is: 'others' });
    expect(await node.standing({ ...process, arguments: [shim, '-id', 'x'] })).toEqual({ is: 'others' });
  });

  it.runIf(isRoot)('is the same to an ordinary user, who may not read which file runs', async () => {
    const process = await claimant();
    expect(await asNobody(() => node.standing(process))).toEqual(own());
    const inContainer = await startElsewhere();
    expect(await asNobody(() => node.standing(inContainer))).toEqual({ is: 'others' });
  });

  it('is none that counts when it has ended', async () => {
    const process = await claimant();
    child?.kill('SIGKILL');
    await once(child ?? expect.fail(), 'exit');
    expect(await node.standing(process)).toEqual({ is: 'others' });
  });
});
