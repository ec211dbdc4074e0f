import { describe, expect, it } from 'vitest';
import { straySupervisors } from '../../../src/layers/orphans.ts';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { nodeProcess, shimProcess } from '../../builders/nodeProcess.ts';

const ours = '/run/containerd/containerd.sock';

describe('shims of what is not listed', () => {
  it('are those of the same containerd', () => {
    const { supervisors } = new ProcessTable([
      shimProcess(11, 'listed', ours),
      shimProcess(12, 'gone', ours),
      shimProcess(13, 'of-another', '/run/k3s/containerd/containerd.sock'),
      nodeProcess(14, `/usr/bin/containerd-shim-runc-v2 -namespace moby -id docker -address ${ours}`),
      nodeProcess(15, '/usr/bin/conmon -c of-podman'),
    ]);
    const pids = (isListed: (id: string) => boolean, listensAt: string | undefined): number[] =>
      straySupervisors(supervisors, isListed, listensAt).map(({ process }) => process.pid);
    expect(pids((id) => id === 'listed', undefined)).toEqual([12]);
    expect(pids(() => false, ours)).toEqual([11, 12]);
    expect(pids(() => false, undefined)).toEqual([]);
  });
});
