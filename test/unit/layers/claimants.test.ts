import { expect, it } from 'vitest';
import type { NodeProcess, ProcessStanding } from '../../../src/contract/layers/process.ts';
import { withStanding } from '../../../src/layers/claimants.ts';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { nodeProcess, shimProcess } from '../../builders/nodeProcess.ts';

const own: ProcessStanding = { is: 'machines', uid: 0 };

async function asked(processes: readonly NodeProcess[], before: readonly NodeProcess[]): Promise<readonly number[]> {
  const pids: number[] = [];
  const standing = (process: NodeProcess): Promise<ProcessStanding> => {
    pids.push(process.pid);
    return Promise.resolve(own);
  };
  await withStanding(processes, { standing }, new ProcessTable(before));
  return pids;
}

it('proves what claims to be a part of a runtime, and nothing else', async () => {
  const others = [nodeProcess(3, 'bash'), nodeProcess(4, 'vi containerd-shim-runc-v2 -id x')];
  const claimants = [
    shimProcess(5, 'pod'),
    nodeProcess(6, '/usr/bin/conmon -c app'),
    nodeProcess(7, '/usr/bin/containerd'),
    nodeProcess(8, '/usr/bin/kubelet'),
    nodeProcess(9, 'runsc-sandbox boot pod'),
  ];
  expect(await asked([...others, ...claimants], [])).toEqual([5, 6, 7, 8, 9]);
});

it('proves it once, as long as it is the same process with the same command line', async () => {
  const shim = shimProcess(5, 'pod');
  expect(await asked([shim], [shim])).toEqual([]);
  expect(await asked([{ ...shim, startedAtMs: shim.startedAtMs + 10 }], [shim])).toEqual([5]);
  expect(await asked([shimProcess(5, 'other')], [shim])).toEqual([5]);
  expect(await asked([shim], [{ ...shim, standing: { is: 'others' } }])).toEqual([5]);
});
