import { inParallel } from '../../common/inParallel.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { NodePort } from '../../contract/node.ts';
import type { ProcessTable } from './processTable.ts';

const containerId = /[0-9a-f]{64}/g;
const filesAtATime = 16;
const kernelThreads = 2;

/**
 * The first process of each container, by the id in its cgroup's path: the only trace of one whose shim is gone.
 * Reads a file of every process, so it is for when something is wrong.
 */
export async function orphanedProcesses(
  table: ProcessTable,
  node: Pick<NodePort, 'cgroupPath'>,
): Promise<ReadonlyMap<string, NodeProcess>> {
  const candidates = table.all.filter(({ pid, parentPid }) => pid !== kernelThreads && parentPid !== kernelThreads);
  const ids = await inParallel(candidates, filesAtATime, async ({ pid }) => {
    const path = await node.cgroupPath(pid);
    return path.known ? path.value.match(containerId)?.at(-1) : undefined;
  });
  const idOf = new Map(candidates.map(({ pid }, at) => [pid, ids[at]]));
  const found = new Map<string, NodeProcess>();
  for (const process of candidates) {
    const id = idOf.get(process.pid);
    if (id !== undefined && idOf.get(process.parentPid) !== id && !found.has(id)) {
      found.set(id, process);
    }
  }
  return found;
}
