import { isRecord } from '../common/isRecord.ts';
import type { ContainerdPort } from '../contract/containerd.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { RuntimeFacts } from '../contract/layers/node.ts';
import { replyOf } from './replyOf.ts';

export type RuntimeCounts = Pick<RuntimeFacts, 'tasks' | 'snapshots' | 'blobs'>;

/** How much there is of what only containerd's own services count. */
export async function readCounts(
  containerd: Pick<ContainerdPort, 'listTasks' | 'countSnapshots' | 'contentSize'>,
  snapshotter: Fact<string>,
  signal: AbortSignal,
): Promise<RuntimeCounts> {
  const [tasks, snapshots, blobs] = await Promise.all([
    replyOf('Tasks.List', async () => (await containerd.listTasks({ signal })).length),
    snapshotter.known
      ? replyOf('Snapshots.List', () => containerd.countSnapshots(snapshotter.value, { signal }))
      : snapshotter,
    replyOf('Content.List', async () => {
      const { count, bytes } = await containerd.contentSize({ signal });
      return { count, bytes };
    }),
  ]);
  return {
    tasks: typeof tasks === 'number' ? listed(tasks, 'Tasks.List') : tasks,
    snapshots: typeof snapshots === 'number' ? listed(snapshots, 'Snapshots.List') : snapshots,
    blobs: isRecord(blobs) && 'count' in blobs ? listed(blobs, 'Content.List') : blobs,
  };
}

/** Of a runtime that is not containerd. */
export function noCounts(runtimeName: string): RuntimeCounts {
  const none = unknown({ why: 'notReported', by: runtimeName });
  return { tasks: none, snapshots: none, blobs: none };
}

function listed<T>(value: T, method: string): Fact<T> {
  return known(value, { from: 'call', method, field: '' });
}
