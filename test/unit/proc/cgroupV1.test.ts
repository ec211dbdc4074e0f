import { beforeEach, describe, expect, it } from 'vitest';
import { madeMachine } from './madeMachine.ts';

const { at, write, node } = madeMachine();

beforeEach(() => {
  mount(['memory', 'cpu,cpuacct', 'pids', 'name=systemd']);
  write('cg/memory/pod1/memory.limit_in_bytes', '67108864\n');
  write('cg/memory/pod1/memory.usage_in_bytes', '1048576\n');
  write('cg/cpu,cpuacct/pod1/cpu.cfs_quota_us', '150000\n');
  write('cg/cpu,cpuacct/pod1/cpu.cfs_period_us', '100000\n');
  write('cg/cpu,cpuacct/pod1/cpu.shares', '512\n');
  write('cg/cpu,cpuacct/pod1/cpuacct.usage', '1234500000\n');
  write('cg/pids/pod1/pids.max', '64\n');
  write('cg/pids/pod1/pids.current', '2\n');
});

function mount(hierarchies: readonly string[]): void {
  const lines = hierarchies.map((name, index) =>
    name === 'unified'
      ? `3${index} 31 0:3${index} / ${at('cg', name)} rw - cgroup2 cgroup2 rw`
      : `3${index} 31 0:3${index} / ${at('cg', name)} rw - cgroup cgroup rw,${name}`,
  );
  write('proc/self/mountinfo', `${lines.join('\n')}\n`);
}

describe('a cgroup of v1', () => {
  it('has limits in the folders of its controllers', async () => {
    expect(await node().cgroupLimits('/pod1')).toEqual({
      known: true,
      value: { memoryBytes: 67_108_864, cpus: 1.5, cpuWeight: 512, cpuWeightScale: 'shares', processes: 64 },
      source: { from: 'file', path: at('cg', 'memory', 'pod1') },
    });
  });

  // With pages of 4 and of 64 KiB.
  it.each(['9223372036854771712', '9223372036854710272'])('has no limits with %s, -1 and max', async (most) => {
    write('cg/memory/pod1/memory.limit_in_bytes', `${most}\n`);
    write('cg/cpu,cpuacct/pod1/cpu.cfs_quota_us', '-1\n');
    write('cg/pids/pod1/pids.max', 'max\n');
    const limits = await node().cgroupLimits('/pod1');
    expect(limits.known && limits.value).toEqual({ cpuWeight: 512, cpuWeightScale: 'shares' });
  });

  it('has a usage', async () => {
    expect(await node().cgroupUsage('/pod1')).toEqual({
      known: true,
      value: { memoryBytes: 1_048_576, cpuMs: 1234.5, processes: 2 },
      source: { from: 'file', path: at('cg', 'memory', 'pod1') },
    });
  });

  it('has what is left when a controller is not mounted', async () => {
    mount(['cpu,cpuacct', 'name=systemd']);
    const usage = await node().cgroupUsage('/pod1');
    expect(usage).toEqual({
      known: true,
      value: { cpuMs: 1234.5 },
      source: { from: 'file', path: at('cg', 'cpu,cpuacct', 'pod1') },
    });
  });

  it('takes from the unified hierarchy what only that has', async () => {
    mount(['memory', 'unified']);
    write('cg/unified/pod1/pids.max', '9\n');
    write('cg/unified/pod1/cpu.weight', '100\n');
    write('cg/unified/pod1/memory.max', '1\n');
    const limits = await node().cgroupLimits('/pod1');
    expect(limits.known && limits.value).toEqual({
      memoryBytes: 67_108_864,
      cpuWeight: 100,
      cpuWeightScale: 'weight',
      processes: 9,
    });
  });

  it('has ended when its folder is gone', async () => {
    expect(await node().cgroupLimits('/pod2')).toEqual({ known: false, reason: { why: 'ended' } });
  });
});
