import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import type { ContainerSpec } from '../../src/contract/container.ts';
import type { SandboxSpec } from '../../src/contract/sandbox.ts';

export interface PodPlace {
  readonly socketPath: string;
  readonly cgroupParent: string;
  readonly logFolder: string;
}

interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly runtimeHandler: string;
  readonly containers: readonly DemonstrationContainer[];
}

interface DemonstrationContainer {
  readonly name: string;
  readonly script: string;
  readonly memoryLimitBytes?: number;
  /** Left as it was made, so that there is one to start. */
  readonly notStarted?: boolean;
}

const image = 'docker.io/local/busybox:1';
const requestTimeoutMs = (): number => 10_000;
const forever = (word: string): string => `trap 'exit 0' TERM; while true; do echo ${word}; sleep 5 & wait $!; done`;

const pods: readonly Pod[] = [
  {
    namespace: 'shop',
    name: 'web',
    runtimeHandler: 'runc',
    containers: [
      { name: 'server', script: 'httpd -f -p 8080 -h /www', memoryLimitBytes: 64 * 1024 * 1024 },
      { name: 'sidecar', script: forever('tick') },
    ],
  },
  {
    namespace: 'shop',
    name: 'report',
    runtimeHandler: 'crun',
    containers: [
      { name: 'writer', script: forever('writing') },
      { name: 'migrate', script: 'echo migrated; exit 0' },
      { name: 'broken', script: 'echo cannot find the table >&2; exit 3' },
    ],
  },
  {
    namespace: 'tenant-a',
    name: 'untrusted',
    runtimeHandler: 'runsc',
    containers: [{ name: 'job', script: forever('working') }],
  },
  {
    namespace: 'default',
    name: 'waiting',
    runtimeHandler: 'runc',
    containers: [{ name: 'shell', script: forever('here'), notStarted: true }],
  },
];

/** Fills a private containerd with pods worth looking at: each handler, each state of a container. */
export async function runDemonstrationPods(place: PodPlace, report: (message: string) => void): Promise<void> {
  const client = connectEndpoint({ kind: 'unix', path: place.socketPath }, requestTimeoutMs);
  try {
    for (const pod of pods) {
      report(`Running pod ${pod.namespace}/${pod.name} on ${pod.runtimeHandler}`);
      const sandbox = sandboxSpec(pod, place);
      await mkdir(path.join(place.logFolder, pod.name), { recursive: true });
      const sandboxId = await client.runtime.runSandbox(sandbox);
      for (const container of pod.containers) {
        const id = await client.runtime.createContainer(sandboxId, containerSpec(container), sandbox);
        if (container.notStarted !== true) {
          await client.runtime.startContainer(id);
        }
      }
    }
  } finally {
    client.dispose();
  }
}

function sandboxSpec(pod: Pod, place: PodPlace): SandboxSpec {
  const { namespace, name, runtimeHandler } = pod;
  const uid = `demonstration-${namespace}-${name}`;
  return {
    name,
    namespace,
    uid,
    runtimeHandler,
    hostname: name,
    logDirectory: path.join(place.logFolder, name),
    cgroupParent: place.cgroupParent,
    labels: {
      app: name,
      'io.kubernetes.pod.name': name,
      'io.kubernetes.pod.namespace': namespace,
      'io.kubernetes.pod.uid': uid,
    },
  };
}

function containerSpec({ name, script, memoryLimitBytes }: DemonstrationContainer): ContainerSpec {
  return {
    name,
    image,
    command: ['sh', '-c', script],
    logPath: `${name}.log`,
    ...(memoryLimitBytes !== undefined && { memoryLimitBytes }),
    labels: { 'io.kubernetes.container.name': name },
  };
}
