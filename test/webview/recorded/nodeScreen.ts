import type { ContainerFacts } from '../../../src/contract/layers/container.ts';
import type { LowLevelRuntime } from '../../../src/contract/layers/isolation.ts';
import type { SandboxFacts } from '../../../src/contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { projectScreen } from '../../../src/diagram/projectScreen.ts';
import type { NodeScreen } from '../../../src/diagram/screen/nodeScreen.ts';
import type { Screen } from '../../../src/diagram/screen/screen.ts';
import { container } from '../../builders/container.ts';
import {
  aContainerFacts,
  aHandlerFacts,
  aLayersSnapshot,
  aNodeFacts,
  aSandboxFacts,
  crun,
  kata,
  nodeProcess,
  runc,
  runsc,
  someFact,
  someNamespaces,
} from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { english } from '../standalone/english.ts';

interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly runtime?: LowLevelRuntime;
  /** Of the shim; the process that holds the namespaces has the next number. */
  readonly pid: number;
  readonly containers: readonly ContainerFacts[];
  readonly changes?: Partial<SandboxFacts>;
}

/** The id is the pod's and the container's name: tests address cards by it. */
function named(pod: string, name: string, changes: Parameters<typeof container>[0] = {}): ContainerFacts {
  return aContainerFacts({ container: container({ id: `${pod}-${name}`, sandboxId: pod, name, ...changes }) });
}

function pod({ name, namespace, runtime = runc, pid, containers, changes }: Pod): SandboxFacts {
  return aSandboxFacts({
    sandbox: sandbox({ id: name, name, namespace }),
    handler: someFact(runtime.name),
    runtime,
    shim: someFact(nodeProcess(pid)),
    pid: someFact(pid + 1),
    ...(runtime === runsc
      ? { runtimeProcesses: someFact([{ role: 'sentry' as const, process: nodeProcess(pid + 1, 'runsc-sandbox') }]) }
      : {}),
    containers,
    ...changes,
  });
}

const outOfMemory = { state: 'exited', exit: { code: 137, reason: 'OOMKilled', message: '' } } as const;

const snapshot: LayersSnapshot = aLayersSnapshot({
  node: aNodeFacts({
    endpointName: 'node-a',
    handlers: [runc, crun, runsc, kata].map((runtime) =>
      aHandlerFacts({
        name: runtime.name,
        isDefault: runtime === runc,
        runtime,
        binary: someFact(`/usr/sbin/${runtime.name}`),
        version: someFact(`${runtime.name} version 1.3.0`),
      }),
    ),
  }),
  sandboxes: [
    pod({
      ...{ name: 'web-7f9c', namespace: 'shop', pid: 2269 },
      containers: [named('web-7f9c', 'nginx'), named('web-7f9c', 'sidecar')],
    }),
    pod({
      ...{ name: 'api-55d8', namespace: 'shop', pid: 2306 },
      containers: [
        named('api-55d8', 'api'),
        named('api-55d8', 'migrate', { state: 'exited', exit: { code: 0, reason: 'Completed', message: '' } }),
      ],
    }),
    pod({ name: 'db-0', namespace: 'shop', pid: 2343, containers: [named('db-0', 'postgres')] }),
    pod({ name: 'coredns-x1', namespace: 'kube-system', pid: 2380, containers: [named('coredns-x1', 'coredns')] }),
    pod({
      ...{ name: 'etcd-node-a', namespace: 'kube-system', pid: 2417 },
      containers: [named('etcd-node-a', 'etcd')],
      changes: { client: 'staticPod', namespaces: someNamespaces({ net: someFact({ owner: 'host' }) }) },
    }),
    pod({
      ...{ name: 'debug', namespace: 'default', runtime: crun, pid: 2749 },
      containers: [named('debug', 'shell')],
      changes: { client: 'other' },
    }),
    pod({
      ...{ name: 'untrusted-1', namespace: 'tenant-a', runtime: runsc, pid: 2909 },
      containers: [named('untrusted-1', 'job', outOfMemory)],
    }),
    pod({
      ...{ name: 'untrusted-2', namespace: 'tenant-b', runtime: runsc, pid: 2946 },
      containers: [named('untrusted-2', 'job')],
    }),
    pod({
      ...{ name: 'batch-9', namespace: 'tenant-b', runtime: runsc, pid: 2983 },
      containers: [named('batch-9', 'batch')],
    }),
  ],
});

/** A node with four handlers, one of them unused, as the extension projects it; the panel is of gVisor's handler. */
export const nodeScreen: Screen = nodeScreenOf(snapshot, 'handler/runsc');

/** The node of that screen. */
export const nodeBody: NodeScreen = nodeBodyOf(nodeScreen);

export function nodeScreenOf(
  facts: LayersSnapshot,
  selectedCardId?: string,
  expandedGroups: readonly string[] = [],
): Screen {
  return projectScreen({
    ...{ snapshot: facts, location: { at: 'node' }, l10n: english, nowMs: facts.takenAtMs + 200 },
    choices: { selectedCardId, expandedGroups },
    tour: { recording: undefined, isRecording: false },
  });
}

export function nodeBodyOf({ body }: Screen): NodeScreen {
  if (body.level !== 'node') {
    throw new Error(`The screen is ${body.level}`);
  }
  return body;
}
