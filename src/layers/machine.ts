import type { Container } from '../contract/container.ts';
import { unknown, type Unknown } from '../contract/layers/fact.ts';
import { namespaceTypes } from '../contract/layers/namespace.ts';
import type { KernelFacts } from '../contract/layers/node.ts';
import type { NodePort } from '../contract/node.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { programName } from '../runtimes/commandLine.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { ProcessTable } from './processTable.ts';
import { runtimeNameOf, type RuntimeReading } from './readRuntime.ts';

/** Whether the runtime's processes are those of this machine: else a pid that it names is somebody else's here. */
export type Machine = 'same' | 'other' | 'unproven';

/** The machine that we are on, and whether it is the runtime's. */
export class ThisMachine {
  readonly #node: NodePort;
  #is: Machine = 'unproven';
  #kernel: KernelFacts = unknownKernel(unknown({ why: 'notReadYet' }));
  #table: ProcessTable | undefined;
  #tableMs = 0;

  constructor(node: NodePort) {
    this.#node = node;
  }

  get is(): Machine {
    return this.#is;
  }

  get kernel(): KernelFacts {
    return this.#kernel;
  }

  get table(): ProcessTable | undefined {
    return this.#table;
  }

  /** How long the last look at all processes took, in milliseconds. */
  get tableMs(): number {
    return this.#tableMs;
  }

  async readProcesses(signal: AbortSignal): Promise<ProcessTable> {
    const beganAtMs = performance.now();
    const processes = await this.#node.processes(signal);
    // It may end early without saying so.
    signal.throwIfAborted();
    this.#tableMs = performance.now() - beganAtMs;
    this.#table = new ProcessTable(processes);
    return this.#table;
  }

  /**
   * @param anew another runtime may answer at the same address
   * @returns whether what was known of the machine is old now
   */
  async prove(
    table: ProcessTable,
    snapshot: EndpointSnapshot,
    runtime: RuntimeReading | undefined,
    anew: boolean,
  ): Promise<boolean> {
    const before = this.#is;
    const runtimeName = runtimeNameOf(snapshot);
    // Where it ran on this machine it still does: its last process may have been killed.
    if (anew || before !== 'same') {
      const { address } = snapshot.endpoint;
      this.#is = proveMachine({
        ...{ table, sandboxes: snapshot.sandboxes.values(), containers: snapshot.containers.values() },
        ...{ serverPid: runtime?.serverPid, listensAt: runtime?.listensAt },
        reachedAt: address.kind === 'unix' ? address.path : undefined,
        runtime: highLevelRuntimeOf(runtimeName),
      });
    }
    if (anew || this.#is !== before) {
      this.#kernel = this.#is === 'same' ? await this.#node.kernel() : unknownKernel(notHere(this.#is, runtimeName));
    }
    return this.#is !== before;
  }
}

export interface MachineEvidence {
  readonly table: ProcessTable;
  readonly sandboxes: Iterable<Sandbox>;
  readonly containers: Iterable<Container>;
  /** What the runtime says of its own process, where it does. */
  readonly serverPid: number | undefined;
  /** Where the runtime says that it listens, and where we reached it. */
  readonly listensAt: string | undefined;
  readonly reachedAt: string | undefined;
  readonly runtime: Pick<HighLevelRuntime, 'program' | 'sandboxesMayHaveNoProcess'>;
}

/**
 * The ids of sandboxes and containers are long and random, so a process that names one on its command line is proof. A
 * pid alone is none: each machine has the same numbers. containerd's own counts where its name fits, and where it was
 * reached at the very place where it says it listens, not through a forwarded socket.
 */
export function proveMachine(evidence: MachineEvidence): Machine {
  const { table, runtime, serverPid, listensAt, reachedAt } = evidence;
  let expectsProcess = false;
  for (const { id, state } of evidence.sandboxes) {
    if (table.supervisors.has(id)) {
      return 'same';
    }
    expectsProcess ||= state === 'ready' && !runtime.sandboxesMayHaveNoProcess;
  }
  for (const { id, state } of evidence.containers) {
    if (table.supervisors.has(id)) {
      return 'same';
    }
    expectsProcess ||= state === 'running';
  }
  const server = serverPid === undefined ? undefined : table.get(serverPid);
  const isReachedDirectly = listensAt !== undefined && listensAt === reachedAt;
  if (server !== undefined && programName(server) === runtime.program && isReachedDirectly) {
    return 'same';
  }
  return expectsProcess ? 'other' : 'unproven';
}

/** Why there is nothing to tell of the runtime's processes. */
export function notHere(machine: Exclude<Machine, 'same'>, runtimeName: string): Unknown {
  return unknown(machine === 'other' ? { why: 'otherMachine' } : { why: 'notReported', by: runtimeName });
}

/** The kernel of a machine that we are not on. */
export function unknownKernel(reason: Unknown): KernelFacts {
  return {
    release: reason,
    cgroupVersion: reason,
    securityModules: reason,
    kvm: reason,
    // Built from the whole list of types, so none is missing.
    namespaces: Object.fromEntries(namespaceTypes.map((type) => [type, reason])) as KernelFacts['namespaces'],
  };
}
