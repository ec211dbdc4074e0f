import { join } from 'node:path';
import type { ContainerdInstance } from '../../scripts/testbed/containerd/containerdInstance.ts';
import type { RawCri } from '../../scripts/testbed/rawCri.ts';
import { type RunningPod, runPod } from '../../scripts/testbed/runPod.ts';

export interface TestPod extends RunningPod {
  readonly containerId: string;
}

/** A pod with one container. */
export async function testPod(
  cri: RawCri,
  containerd: ContainerdInstance,
  handler: string,
  command: string[],
): Promise<TestPod> {
  const pod = await runPod(cri, {
    name: `pod-${handler}-${Math.random().toString(36).slice(2)}`,
    namespace: 'test',
    handler,
    cgroupParent: containerd.cgroupParent,
    logDirectory: join(containerd.folder, 'logs'),
    containers: [{ name: 'main', command }],
  });
  const containerId = pod.containerIds.get('main');
  if (containerId === undefined) throw new Error('The pod has no container');
  return { ...pod, containerId };
}
