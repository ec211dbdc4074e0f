import { expect, it } from 'vitest';
import { orphanedProcesses } from '../../../src/layers/orphans.ts';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { nodeProcess } from '../../builders/nodeProcess.ts';
import { FakeNode } from '../../fakes/fakeNode.ts';

const app = 'b'.repeat(64);
const other = 'c'.repeat(64);

it('finds the first process of each container by its cgroup', async () => {
  const node = new FakeNode();
  node.list = [
    nodeProcess(2, ''),
    nodeProcess(3, '', { parentPid: 2 }),
    nodeProcess(7, 'sleep 1000', { parentPid: 6 }),
    nodeProcess(6, 'sh -c sleep 1000'),
    nodeProcess(8, 'nginx'),
    nodeProcess(9, 'bash'),
  ];
  // A kernel thread is in no container, whatever is read of it.
  node.cgroups.set(3, `/kubepods/pod1/${other}`);
  node.cgroups.set(6, `/kubepods/pod1/${app}`);
  node.cgroups.set(7, `/kubepods/pod1/${app}/nested`);
  node.cgroups.set(8, `/kubepods.slice/cri-containerd-${other}.scope`);
  node.cgroups.set(9, '/user.slice');
  const found = await orphanedProcesses(new ProcessTable(node.list), node);
  expect([...found].map(([id, { pid }]) => [id, pid])).toEqual([
    [app, 6],
    [other, 8],
  ]);
});
