import { mkdirSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { madeMachine } from './madeMachine.ts';

const { at, write, node } = madeMachine();
const notReported = { known: false, reason: { why: 'notReported', by: 'Linux' } };

beforeEach(() => {
  write('secret/memory.max', '4711\n');
  write('cg/pod1/memory.max', '134217728\n');
  write('cg/pod1/cpu.max', '50000 100000\n');
  write('cg/pod1/cpu.weight', '79\n');
  write('cg/pod1/pids.max', '1024\n');
  write('cg/pod1/memory.current', '5242880\n');
  write('cg/pod1/cpu.stat', 'nice_usec 9\nusage_usec 1234500\nuser_usec 7\n');
  write('cg/pod1/pids.current', '3\n');
  mountAt(at('cg'));
});

function mountAt(folder: string, root = '/'): void {
  write('proc/self/mountinfo', `31 23 0:28 ${root} ${folder} rw,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate\n`);
}

describe('a cgroup of v2', () => {
  it('has limits', async () => {
    expect(await node().cgroupLimits('/pod1')).toEqual({
      known: true,
      value: { memoryBytes: 134_217_728, cpus: 0.5, cpuWeight: 79, cpuWeightScale: 'weight', processes: 1024 },
      source: { from: 'file', path: at('cg', 'pod1') },
    });
  });

  it('has no limits where they say max, and at the root, which has no such files', async () => {
    write('cg/pod2/memory.max', 'max\n');
    write('cg/pod2/cpu.max', 'max 100000\n');
    write('cg/pod2/pids.max', 'max\n');
    expect(await node().cgroupLimits('/pod2')).toMatchObject({ value: { cpuWeightScale: 'weight' } });
    const root = await node().cgroupLimits('/');
    expect(root.known && root.value).toEqual({ cpuWeightScale: 'weight' });
  });

  it('has a usage', async () => {
    expect(await node().cgroupUsage('/pod1')).toEqual({
      known: true,
      value: { memoryBytes: 5_242_880, cpuMs: 1234.5, processes: 3 },
      source: { from: 'file', path: at('cg', 'pod1') },
    });
  });

  it('has a pressure where the kernel tells all three', async () => {
    const line = (kind: string, avg10: string) => `${kind} avg10=${avg10} avg60=1.00 avg300=0.00 total=9\n`;
    write('cg/pod1/cpu.pressure', line('some', '63.74') + line('full', '9.99'));
    write('cg/pod1/memory.pressure', line('some', '0.00'));
    expect(await node().cgroupUsage('/pod1')).not.toMatchObject({ value: { pressurePercent: expect.anything() } });
    write('cg/pod1/io.pressure', line('some', '3.47'));
    expect(await node().cgroupUsage('/pod1')).toMatchObject({
      value: { pressurePercent: { cpu: 63.74, memory: 0, io: 3.47 } },
    });
  });

  it('has ended when its folder is gone', async () => {
    const ended = { known: false, reason: { why: 'ended' } };
    expect(await node().cgroupLimits('/pod9')).toEqual(ended);
    expect(await node().cgroupUsage('/pod9')).toEqual(ended);
  });

  it.each(['/../secret', '/pod1/../../secret', '..', '../secret', 'pod1', '', '/pod1\0', '/./../secret'])(
    'is never looked for under %j',
    async (path) => {
      expect(await node().cgroupLimits(path)).toEqual(notReported);
      expect(await node().cgroupUsage(path)).toEqual(notReported);
    },
  );

  it('may have any other name', async () => {
    write('cg/a..b/...\nc:d/memory.max', '5\n');
    expect(await node().cgroupLimits('/a..b/...\nc:d')).toMatchObject({ value: { memoryBytes: 5 } });
    expect(await node().cgroupLimits(`/${'x'.repeat(5000)}`)).toEqual(notReported);
  });

  it('is found where the hierarchy is mounted, whatever that is called', async () => {
    write('my cg/pod1/memory.max', '7\n');
    mountAt(at(String.raw`my\040cg`));
    expect(await node().cgroupLimits('/pod1')).toMatchObject({ value: { memoryBytes: 7 } });
  });

  it('is found from a container that sees its own part of the hierarchy', async () => {
    mountAt(at('cg'), '/docker/c1');
    expect(await node().cgroupLimits('/docker/c1/pod1')).toMatchObject({ value: { memoryBytes: 134_217_728 } });
    expect(await node().cgroupLimits('/pod1')).toEqual(notReported);
    expect(await node().cgroupLimits('/docker/c10/pod1')).toEqual(notReported);
  });

  it('is not reported where no hierarchy is mounted', async () => {
    write('proc/self/mountinfo', '1 0 0:1 / / rw - ext4 /dev/vda rw\n');
    expect(await node().cgroupLimits('/pod1')).toEqual(notReported);
  });

  it('is not taken for unlimited when a file cannot be read', async () => {
    mkdirSync(at('cg', 'pod3', 'memory.max'), { recursive: true });
    expect(await node().cgroupLimits('/pod3')).toEqual(notReported);
  });
});
