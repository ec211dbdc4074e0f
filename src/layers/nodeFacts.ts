import { addressText, type Endpoint } from '../contract/endpoint.ts';
import { type Fact, unknown } from '../contract/layers/fact.ts';
import type { KernelFacts, NodeFacts } from '../contract/layers/node.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import type { KubeletFacts } from './kubelet.ts';
import { type Machine, notHere } from './machine.ts';
import type { ProcessTable } from './processTable.ts';
import { cgroupDriverFact } from './readRuntime.ts';
import { runtimeFromCri } from './runtimeFromCri.ts';
import { runtimeProcess } from './runtimeProcess.ts';
import type { RuntimeLayer } from './session/runtimeLayer.ts';

interface NodeParts {
  readonly endpoint: Endpoint;
  readonly snapshot: EndpointSnapshot;
  readonly runtime: Pick<RuntimeLayer, 'reading' | 'handlers' | 'snapshotter' | 'counts'>;
  readonly kernel: KernelFacts;
  readonly machine: Machine;
  readonly kubelet: KubeletFacts;
  readonly table: ProcessTable | undefined;
  readonly orphans: readonly NodeProcess[];
}

const notReadYet = unknown({ why: 'notReadYet' });

/** All facts of a node but its sandboxes, out of what was read. */
export function nodeFactsOf(parts: NodeParts): NodeFacts {
  const { endpoint, snapshot, machine, table, kernel } = parts;
  const { reading, handlers, counts, snapshotter } = parts.runtime;
  const runtimeName = snapshot.runtime?.version.name ?? '';
  const here = <T>(fact: (table: ProcessTable) => Fact<T>): Fact<T> => {
    if (table === undefined || reading === undefined) {
      return notReadYet;
    }
    return machine === 'same' ? fact(table) : notHere(machine, runtimeName);
  };
  const runtime = runtimeFromCri({
    version: snapshot.runtime?.version,
    statusRaw: reading?.statusRaw ?? notReadYet,
    cgroupDriver: cgroupDriverFact(snapshot.runtime),
    images: snapshot.loaded ? snapshot.images.size : undefined,
  });
  return {
    endpointId: endpoint.id,
    endpointName: endpoint.name,
    address: addressText(endpoint.address),
    kubelet: here(() => parts.kubelet.kubelet),
    kubeletAsksHere: here(() => parts.kubelet.kubeletAsksHere),
    runtime: {
      ...runtime,
      process: here((processes) => runtimeProcess(processes, runtimeName, reading?.serverPid, reading?.listensAt)),
      snapshotter: runtime.snapshotter.known || !snapshotter.known ? runtime.snapshotter : snapshotter,
      ...counts,
    },
    handlers,
    kernel,
    orphans: here(() => ({ known: true, value: parts.orphans, source: { from: 'file', path: '/proc' } })),
  };
}
