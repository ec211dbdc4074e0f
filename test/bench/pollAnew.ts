import { setTimeout as pause } from 'node:timers/promises';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import { drawAnew } from './drawAnew.ts';

/** A client that reads all lists again and again and makes all rows anew. */
export async function pollAnew({ runtime, images }: EndpointClient, intervalMs: number): Promise<never> {
  for (;;) {
    const [sandboxes, containers, imageList] = await Promise.all([
      runtime.listSandboxes(),
      runtime.listContainers(),
      images.listImages(),
    ]);
    drawAnew({ sandboxes, containers, images: imageList });
    await pause(intervalMs);
  }
}
