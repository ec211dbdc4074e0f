import { describe, expect, it } from 'vitest';
import type { MountFact } from '../../../src/contract/layers/isolation.ts';
import { someFact } from '../../builders/layers.ts';
import { sectionOf } from './sandboxScreens.ts';

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
    expect(sectionOf({ mounts }).mounts.rows.map((row) => Object.values(row).join(' '))).toEqual([
      '/conf path /srv/conf of the node ro true',
      '/cache emptyDir cache rw true',
      '/token projected kube-api ro true',
      '/proc proc rw false',
    ]);
  });

  it('are as writable as the kernel has them, and say what the spec says otherwise', () => {
    const mounts = someFact([
      mount({ destination: '/cgroup', source: 'cgroup', type: 'cgroup', readOnly: true, readOnlyNow: false }),
      mount({ destination: '/data', source: 'tmpfs', type: 'tmpfs', readOnlyNow: true }),
      mount({ destination: '/same', source: 'tmpfs', type: 'tmpfs', readOnly: true, readOnlyNow: true }),
    ]);
    expect(sectionOf({ mounts }).mounts.rows.map(({ source, mode }) => `${mode}: ${source}`)).toEqual([
      'rw: cgroup · the spec says read-only',
      'ro: tmpfs · the spec says writable',
      'ro: tmpfs',
    ]);
  });

  it('say why there are none', () => {
    expect(sectionOf({ mounts: { known: false, reason: { why: 'ended' } } }).mounts).toEqual({
      rows: [],
      missing: 'its process has ended',
    });
  });
});
