import type { LowLevelRuntime } from '../../../src/contract/layers/isolation.ts';
import type { NodeFacts } from '../../../src/contract/layers/node.ts';
import type { SandboxFacts } from '../../../src/contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
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
} from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';

const handlers: readonly LowLevelRuntime[] = [runc, crun, runsc, kata];

/** A node with as many sandboxes as are asked for, most of them of runc, in namespaces of 25. */
export function nodeSnapshot(sandboxes: number, changes: Partial<NodeFacts> = {}): LayersSnapshot {
  const node = aNodeFacts(changes);
  return aLayersSnapshot({
    node: {
      ...node,
      handlers: handlers.map((runtime) =>
        aHandlerFacts({
          name: runtime.name,
          isDefault: runtime === runc,
          runtime,
          binary: someFact(`/usr/sbin/${runtime.name}`),
        }),
      ),
    },
    sandboxes: Array.from({ length: sandboxes }, (_, index) => facts(index)),
  });
}

function facts(index: number): SandboxFacts {
  const runtime = index % 8 === 5 ? crun : index % 8 === 7 ? runsc : runc;
  const id = `sandbox-${index}`;
  const pid = 2100 + 40 * index;
  return aSandboxFacts({
    sandbox: sandbox({
      id,
      name: `pod-${index}`,
      namespace: index < 4 ? 'kube-system' : `team-${Math.floor(index / 25)}`,
    }),
    handler: someFact(runtime.name),
    runtime,
    shim: someFact(nodeProcess(pid)),
    pid: someFact(pid + 30),
    containers: [aContainerFacts({ container: container({ id: `container-${index}`, sandboxId: id, name: 'main' }) })],
  });
}
