import path from 'node:path';
import { connectCri } from '../../src/cri/connectCri.ts';
import type { ContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import { startTestbed, type Testbed } from '../../scripts/testbed/startTestbed.ts';
import type { ContainerdInstance } from '../../scripts/testbed/containerd/containerdInstance.ts';
import type { TestRuntime } from './testRuntime.ts';

export interface RealContainerd extends TestRuntime {
  readonly containerd: ContainerdInstance;
}

export async function realContainerd(version: ContainerdVersion): Promise<RealContainerd> {
  const testbed: Testbed = await startTestbed({ versions: [version], registry: true, report: console.log });
  const containerd = testbed.containerd(version);
  const address = { kind: 'unix', path: containerd.socketPath } as const;
  const client = connectCri(address, () => 10_000);
  return {
    containerd,
    address,
    client,
    cgroupParent: containerd.cgroupParent,
    busyboxImage: 'docker.io/local/busybox:1',
    pullableImage: `${testbed.registry?.address ?? 'none'}/local/hello:1`,
    logFolder: path.join(containerd.folder, 'logs'),
    [Symbol.asyncDispose]: async () => {
      client.dispose();
      await testbed.stop();
    },
  };
}
