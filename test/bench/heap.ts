import type { BenchRow, Quantity } from './benchRow.ts';
import { demonstrationNode } from './demonstrationNode.ts';
import { measureInProcess } from './measureInProcess.ts';

interface Memory {
  readonly heapBytes: number;
  readonly residentBytes: number;
}

const counts = [0, 1000, 10_000];

/** The JavaScript heap of plain Node processes that hold the session and its rows as an extension host does. */
export async function heap(): Promise<readonly BenchRow[]> {
  const memories: { readonly count: number; readonly measured: readonly Quantity[] }[] = [];
  for (const count of counts) {
    await using node = await demonstrationNode(count);
    const program = ['--expose-gc', '--import', 'tsx', 'test/bench/heapProcess.ts', node.socketPath, String(count)];
    const { heapBytes, residentBytes } = await measureInProcess<Memory>(program);
    memories.push({ count, measured: [megabytes(heapBytes, 'MB heap'), megabytes(residentBytes, 'MB resident')] });
  }
  const [without] = memories;
  return memories.map(({ count, measured }) => ({
    what: `Memory with ${count.toLocaleString('en')} containers, all rows open`,
    measured,
    ...(count > 0 && without && { against: [{ name: 'no container', measured: without.measured }] }),
  }));
}

function megabytes(bytes: number, unit: string): Quantity {
  return { value: bytes / 1e6, unit };
}
