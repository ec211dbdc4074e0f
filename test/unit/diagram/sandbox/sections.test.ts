import { describe, expect, it } from 'vitest';
import type { CgroupFacts, CgroupUsage } from '../../../../src/contract/layers/cgroup.ts';
import type { SnapshotLayer } from '../../../../src/contract/layers/container.ts';
import type { IsolationFacts, MountFact } from '../../../../src/contract/layers/isolation.ts';
import type { ContainerSection } from '../../../../src/diagram/screen/sandboxScreen.ts';
import { container } from '../../../builders/container.ts';
import { aContainerFacts, aLayersSnapshot, runsc, someFact } from '../../../builders/layers.ts';
import { screenOf } from './screens.ts';

const unread = { known: false, reason: { why: 'notReadYet' } } as const;
const mib = 1024 * 1024;

function layer(changes: Partial<SnapshotLayer>): SnapshotLayer {
  return {
    key: `sha256:${'d'.repeat(64)}`,
    kind: 'committed',
    bytes: someFact(4 * mib),
    inodes: someFact(10),
    createdBy: unread,
    diffId: unread,
    sharedByImages: someFact(1),
    sharedByContainers: someFact(1),
    ...changes,
  };
}

function section(changes: Partial<ReturnType<typeof aContainerFacts>>, node = {}): ContainerSection {
  const [first] = screenOf({ containers: [aContainerFacts(changes)] }, { node }).sections;
  if (first === undefined) {
    throw new Error('no section');
  }
  return first;
}

describe('the root file system', () => {
  const rootFilesystem = {
    snapshotter: someFact('overlayfs'),
    path: unread,
    layers: someFact([
      layer({ key: 'container-1', kind: 'writable', bytes: someFact(mib) }),
      layer({ createdBy: someFact('/bin/sh -c apt-get update'), bytes: someFact(3 * mib) }),
      layer({ sharedByImages: someFact(9), sharedByContainers: someFact(3), bytes: someFact(4 * mib) }),
    ]),
  };

  it('is drawn from the writable layer down, with sizes and who shares them', () => {
    const { heading, layers } = section({ rootFilesystem }).rootFilesystem;
    expect(heading).toBe('Root file system of app: overlayfs, snapshot by snapshot');
    expect(layers.map(({ title, size, aside, share }) => [title, size, aside, share])).toEqual([
      ['writable layer', '1 MiB written', '10 inodes', 1 / 8],
      ['RUN apt-get update', '3 MiB', '', 3 / 8],
      ['layer sha256:dddddddddddd…', '4 MiB', 'shared by 9 images · shared by 3 containers', 4 / 8],
    ]);
    expect(layers.map(({ isWritable }) => isWritable)).toEqual([true, false, false]);
    expect(layers[2]?.source).toBe('Status · info; being read: it is read while the sandbox is looked at');
  });

  it('says what is lost and what is shared', () => {
    expect(section({ rootFilesystem }).rootFilesystem.meaning).toEqual([
      '1 MiB in the writable layer go when app is removed.',
      '4 MiB of it lie on the disk once for all the containers that stand on it.',
    ]);
  });

  it('says why there is no layer to draw', () => {
    const reason = { why: 'notReported', by: 'cri-o' } as const;
    const missing = { ...rootFilesystem, layers: { known: false, reason } as const };
    expect(section({ rootFilesystem: missing }).rootFilesystem).toMatchObject({
      layers: [],
      missing: 'cri-o does not report it',
    });
  });

  it('draws a size that is not known as such', () => {
    const layers = someFact([layer({ bytes: unread })]);
    expect(section({ rootFilesystem: { ...rootFilesystem, layers } }).rootFilesystem.layers[0]).toMatchObject({
      size: '?',
      share: 0,
    });
  });
});

describe('the cgroups', () => {
  const cgroup = (path: string, changes: Partial<CgroupFacts> = {}): CgroupFacts => ({
    path: someFact(path),
    limits: someFact({ cpuWeightScale: 'weight' }),
    usage: someFact({ memoryBytes: 44 * mib }),
    ...changes,
  });
  const named = (name: string, facts: CgroupFacts): ReturnType<typeof aContainerFacts> =>
    aContainerFacts({ container: container({ id: name, name }), cgroup: facts });

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

describe('the isolation', () => {
  const usual = aContainerFacts().isolation;
  const badges = (changes: Partial<IsolationFacts>, node = {}): Record<string, string> => {
    const { isolation } = section({ isolation: { ...usual, ...changes } }, node);
    return Object.fromEntries(isolation.badges.map(({ text, tone }) => [text, tone]));
  };

  it('is a badge for each wall', () => {
    expect(badges({ user: someFact({ uid: 101, gid: 101 }), noNewPrivileges: someFact(true) })).toMatchObject({
      'not privileged': 'good',
      'host kernel shared': 'warn',
      'seccomp filter': 'good',
      '2 capabilities': 'plain',
      'user 101': 'good',
      'no new privileges': 'good',
      'root file system writable': 'plain',
      '11 masked paths': 'good',
    });
  });

  it('lists the capabilities, and marks those that reach far', () => {
    const capabilities = someFact(['CAP_CHOWN', 'CAP_SYS_ADMIN', 'CAP_NET_ADMIN']);
    const { isolation } = section({ isolation: { ...usual, capabilities } });
    expect(isolation.badges).toContainEqual({
      text: '3 capabilities',
      tone: 'bad',
      title: 'CHOWN, SYS_ADMIN, NET_ADMIN; Status · info',
    });
    expect(isolation.meaning[0]).toBe('app has capabilities that reach beyond it: CAP_SYS_ADMIN, CAP_NET_ADMIN.');
    expect(badges({ capabilities: someFact([]) })).toMatchObject({ 'no capabilities': 'good' });
  });

  it('marks what is open', () => {
    expect(
      badges({ privileged: someFact(true), seccomp: someFact('unconfined'), maskedPaths: someFact(0) }),
    ).toMatchObject({ privileged: 'bad', 'no seccomp filter': 'warn', 'no masked paths': 'warn' });
    const { meaning } = section({ isolation: { ...usual, privileged: someFact(true) } }).isolation;
    expect(meaning[0]).toContain('app is privileged');
  });

  it('asks for a security module only where the node’s kernel has it', () => {
    expect(badges({ appArmor: someFact('') })).toMatchObject({ 'no AppArmor': 'warn' });
    expect(badges({ appArmor: someFact('cri-containerd.apparmor.d') })).toMatchObject({
      'AppArmor cri-containerd.apparmor.d': 'good',
    });
    const { kernel } = aLayersSnapshot().node;
    const without = { kernel: { ...kernel, securityModules: someFact([]) } };
    expect(Object.keys(badges({ appArmor: someFact('') }, without)).join()).not.toContain('AppArmor');
    expect(badges({ appArmor: someFact('p') }, without)).toMatchObject({ 'AppArmor not active on the node': 'warn' });
  });

  it('says what is not known, with the reason', () => {
    const reason = { why: 'notReported', by: 'cri-dockerd' } as const;
    const { isolation } = section({ isolation: { ...usual, seccomp: { known: false, reason } } });
    expect(isolation.badges).toContainEqual({
      text: 'seccomp: ?',
      tone: 'warn',
      title: 'cri-dockerd does not report it',
    });
  });

  it('does not call root in a Sentry the node’s root', () => {
    const root = section({}).isolation;
    expect(root.meaning).toContain('app runs as root: what breaks out of it is root on the node.');
    const inside = screenOf({ runtime: runsc, containers: [aContainerFacts({ insideSandbox: true })] }).sections[0];
    expect(inside?.isolation.meaning).toEqual([
      'The Sentry answers the system calls of app: the node’s kernel is hard to reach from it.',
    ]);
    expect(inside?.isolation.badges).toContainEqual(expect.objectContaining({ text: 'root user', tone: 'plain' }));
  });
});

describe('the mounts', () => {
  const mount = (changes: Partial<MountFact>): MountFact => ({
    destination: '/x',
    source: '/x',
    type: 'bind',
    readOnly: false,
    origin: 'requested',
    ...changes,
  });

  it('are what the pod asked for, then the rest', () => {
    const volumes = '/var/lib/kubelet/pods/9c1e/volumes';
    const mounts = someFact([
      mount({ destination: '/proc', source: 'proc', type: 'proc', origin: 'runtime' }),
      mount({ destination: '/conf', source: '/srv/conf', readOnly: true }),
      mount({ destination: '/cache', source: `${volumes}/kubernetes.io~empty-dir/cache` }),
      mount({ destination: '/token', source: `${volumes}/kubernetes.io~projected/kube-api`, readOnly: true }),
    ]);
    expect(section({ mounts }).mounts.rows.map((row) => Object.values(row).join(' '))).toEqual([
      '/conf path /srv/conf of the node ro true',
      '/cache emptyDir cache rw true',
      '/token projected kube-api ro true',
      '/proc proc rw false',
    ]);
  });

  it('say why there are none', () => {
    expect(section({ mounts: { known: false, reason: { why: 'ended' } } }).mounts).toEqual({
      rows: [],
      missing: 'its process has ended',
    });
  });
});
