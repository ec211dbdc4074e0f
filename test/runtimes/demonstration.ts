import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import { startDemoRuntime } from '../../src/demo/demoRuntime.ts';
import { type Counts, plantBulk } from './bulkNode.ts';
import type { TestRuntime } from './testRuntime.ts';

export interface DemonstrationRuntime extends TestRuntime {
  readonly socketPath: string;
}

/** @param counts how many of each there are to be in all, beyond the demonstration's own */
export async function demonstration(counts: Counts = {}): Promise<DemonstrationRuntime> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-'));
  const address = { kind: 'unix', path: path.join(folder, 'demo.sock') } as const;
  const runtime = await startDemoRuntime({
    socketPath: address.path,
    plant: (planter) => plantBulk(planter, counts),
    pullMs: [100, 200],
  });
  const client = connectEndpoint(address, () => 10_000);
  return {
    address,
    socketPath: address.path,
    client,
    cgroupParent: '/contract',
    busyboxImage: 'docker.io/library/busybox:1.37',
    pullableImage: 'docker.io/library/alpine:3.22',
    logFolder: path.join(folder, 'logs'),
    [Symbol.asyncDispose]: async () => {
      client.dispose();
      await runtime.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
