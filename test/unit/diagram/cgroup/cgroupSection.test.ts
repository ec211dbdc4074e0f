import { describe, expect, it } from 'vitest';
import type { CgroupFacts, CgroupLimits, CgroupUsage } from '../../../../src/contract/layers/cgroup.ts';
import { container } from '../../../builders/container.ts';
import { aContainerFacts, someFact } from '../../../builders/layers.ts';
import { screenOf } from '../sandboxScreens.ts';

const mib = 1024 * 1024;

describe('the cgroups', () => {
  const cgroup = (path: string, changes: Partial<CgroupFacts> = {}): CgroupFacts => ({
    path: someFact(path),
    limits: someFact({ cpuWeightScale: 'weight' }),
    usage: someFact({ memoryBytes: 44 * mib }),
    ...changes,
  });
  const named = (name: string, facts: CgroupFacts): ReturnType<typeof aContainerFacts> =>
    aContainerFacts({ container: container({ id: name, name }), cgroup: facts });

  it('of others are told as theirs: nothing of them is the sandbox’s own, and no share of a limit', () => {
    const limits = someFact<CgroupLimits>({ memoryBytes: 64 * mib, cpuWeightScale: 'weight' });
    const shared: Partial<CgroupFacts> = { isShared: true, limits };
    const screen = screenOf({
      cgroup: cgroup('/user.slice', shared),
      containers: [named('app', cgroup('/user.slice', shared))],
    });
    const [row] = screen.cgroup.rows;
    expect(row?.value).toBe('all that is in the cgroup /user.slice: memory 44 MiB of 64 MiB');
    expect(screen.chain.flatMap(({ cards }) => cards).find(({ id }) => id === 'container/app')?.bar).toBeUndefined();
  });

  it('are one tree, with limits and use where they hold', () => {
    const slice = '/kubepods.slice/kubepods-pod9c1e.slice';
    const screen = screenOf({
      cgroup: cgroup(`${slice}/cri-containerd-${'a'.repeat(64)}.scope`),
      containers: [
        named(
          'nginx',
          cgroup(`${slice}/cri-containerd-${'b'.repeat(64)}.scope`, {
            limits: someFact({
              memoryBytes: 128 * mib,
              cpus: 0.5,
              cpuWeight: 20,
              cpuWeightScale: 'weight',
              processes: 100,
            }),
            usage: someFact({ memoryBytes: 31 * mib, processes: 5, cpuMs: 90_000 }),
          }),
        ),
        named('sidecar', cgroup(`${slice}/cri-containerd-${'c'.repeat(64)}.scope`)),
      ],
    });
    expect(screen.cgroup.rows.map(({ depth, name, value, tone }) => [depth, name, value, tone])).toEqual([
      [0, 'kubepods.slice', '', 'muted'],
      [1, 'kubepods-pod9c1e.slice', '', 'muted'],
      [2, 'cri-containerd-aaaaaaaaaaaa….scope · pause', 'memory 44 MiB, no limit', 'muted'],
      [
        2,
        'cri-containerd-bbbbbbbbbbbb….scope · nginx',
        'CPU 2 min · memory 31 MiB of 128 MiB · 5 of 100 processes · CPU at most 50 % · CPU weight 20',
        'muted',
      ],
      [2, 'cri-containerd-cccccccccccc….scope · sidecar', 'memory 44 MiB, no limit', 'warn'],
    ]);
    expect(screen.cgroup.meaning).toEqual([
      'The kernel makes nginx wait when it has had 50 % of a CPU.',
      'sidecar has no memory limit of its own: only the cgroups above it, and the node, set one.',
    ]);
  });

  it('warn of memory that is almost used up, and show pressure', () => {
    const usage: CgroupUsage = { memoryBytes: 95 * mib, pressurePercent: { cpu: 0, memory: 12.5, io: 0 } };
    const full = cgroup('/pod/app', {
      limits: someFact({ memoryBytes: 100 * mib, cpuWeightScale: 'weight' }),
      usage: someFact(usage),
    });
    const { cgroup: section_ } = screenOf({ containers: [named('app', full)] });
    expect(section_.rows.at(-1)).toMatchObject({
      tone: 'bad',
      value: 'memory 95 MiB of 100 MiB · pressure: CPU 0 %, memory 12.5 %, I/O 0 %',
    });
    expect(section_.meaning[0]).toBe('app is close to its memory limit: past it the kernel kills a process of it.');
  });

  it('are named where the path or all else is unknown', () => {
    const closed = { known: false, reason: { why: 'notPermitted', path: '/sys/fs/cgroup/x' } } as const;
    const { rows } = screenOf({ containers: [named('app', { path: closed, limits: closed, usage: closed })] }).cgroup;
    expect(rows.at(-1)).toEqual({
      depth: 0,
      name: 'app (path unknown)',
      value: 'limits and use unknown',
      tone: 'warn',
      source: '/sys/fs/cgroup/x may not be read by this user: root may',
    });
  });
});
