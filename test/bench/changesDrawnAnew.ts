import type { RuntimeEvent } from '../../src/contract/runtime.ts';
import type { DemonstrationNode } from './demonstrationNode.ts';
import { drawAnew } from './drawAnew.ts';

/** Another client stops the containers one by one; at each event the naive client does all of its work. */
export async function changesDrawnAnew(node: DemonstrationNode, ids: readonly string[]): Promise<readonly number[]> {
  const client = node.connect();
  const other = node.connect();
  const sandboxes = await client.runtime.listSandboxes();
  const ending = new AbortController();
  const timesMs: number[] = [];
  let hear: (event: RuntimeEvent) => void = () => undefined;
  const subscribed = client.criEvents.subscribe((event) => hear(event), ending.signal);
  for (const id of ids) {
    const arrived = new Promise<number>((resolve) => {
      hear = (event) => {
        if (event.kind !== 'images' && event.id === id) {
          resolve(performance.now());
        }
      };
    });
    await other.runtime.stopContainer(id, 0);
    const arrivedAtMs = await arrived;
    drawAnew({ sandboxes, containers: await client.runtime.listContainers() });
    timesMs.push(performance.now() - arrivedAtMs);
  }
  ending.abort();
  await subscribed;
  return timesMs;
}
