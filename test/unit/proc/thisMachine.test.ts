import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeOfThisMachine } from '../../../src/proc/nodeOfThisMachine.ts';
import { asNobody, isRoot } from '../endpoint/asNobody.ts';

const node = nodeOfThisMachine();
const asOrdinaryUser = isRoot ? asNobody : <T>(work: () => Promise<T>): Promise<T> => work();

let child: ChildProcess;
/** Of the child, which has one since it was spawned. */
const pid = (): number => child.pid ?? 0;

beforeEach(async () => {
  child = spawn('sh', ['-c', 'echo; read line', 'an argument', ''], { stdio: ['pipe', 'pipe', 'inherit'] });
  // It has said something, so it is the program and no copy of this process any more.
  await once(child.stdout ?? child, 'data');
});

afterEach(async () => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

describe('a process of this machine', () => {
  it('is in the list with what it was started with', async () => {
    const found = (await node.processes()).find((process) => process.pid === pid());
    expect(found).toMatchObject({ parentPid: process.pid, command: 'sh' });
    expect(found?.arguments).toEqual(['sh', '-c', 'echo; read line', 'an argument', '']);
    expect(found).toEqual(await node.process(pid()));
  });

  it('was started after its parent, and not in the future', async () => {
    const startedAtMs = (await node.process(pid()))?.startedAtMs ?? 0;
    expect(startedAtMs).toBeGreaterThanOrEqual((await node.process(process.pid))?.startedAtMs ?? Infinity);
    // The boot time is in whole seconds.
    expect(startedAtMs).toBeLessThanOrEqual(Date.now() + 1000);
  });

  it('is in the namespaces of its parent', async () => {
    const { net, pid: pidNamespace } = await node.namespaces(pid());
    expect(net).toMatchObject({ source: { from: 'file', path: `/proc/${pid()}/ns/net` } });
    expect(net.known && `net:[${net.value}]`).toBe(readlinkSync('/proc/self/ns/net'));
    expect(pidNamespace).toMatchObject({ known: true });
  });

  it('is in a cgroup, which has limits and a usage', async () => {
    const path = await node.cgroupPath(pid());
    expect(path).toEqual({ ...(await node.cgroupPath(process.pid)), source: expect.anything() });
    const cgroup = path.known ? path.value : '';
    expect(await node.cgroupLimits(cgroup)).toMatchObject({ known: true });
    expect(await node.cgroupUsage(cgroup)).toMatchObject({ known: true });
  });

  it('has ended when it is gone', async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
    const ended = { known: false, reason: { why: 'ended' } };
    expect(await node.process(pid())).toBeUndefined();
    expect((await node.namespaces(pid())).mnt).toEqual(ended);
    expect(await node.cgroupPath(pid())).toEqual(ended);
  });

  it("does not show an ordinary user another's namespaces", async () => {
    const { net } = await asOrdinaryUser(() => node.namespaces(1));
    expect(net).toEqual({ known: false, reason: { why: 'notPermitted', path: '/proc/1/ns/net' } });
  });
});

describe('the kernel of this machine', () => {
  it('tells the same to an ordinary user as to root, or that it may not be read', async () => {
    const kernel = await node.kernel();
    expect(kernel.release).toMatchObject({ known: true, value: expect.stringMatching(/^\d+\.\d+/) });
    expect(kernel.cgroupVersion).toMatchObject({ known: true });
    const { namespaces } = await asOrdinaryUser(() => node.kernel());
    for (const [type, fact] of Object.entries(namespaces)) {
      const ofRoot = Object.entries(kernel.namespaces).find(([other]) => other === type)?.[1];
      const expected = fact.known
        ? { known: true, value: ofRoot?.known && ofRoot.value }
        : { reason: { why: expect.stringMatching(/^not/) } };
      expect(fact).toMatchObject(expected);
    }
  });
});
