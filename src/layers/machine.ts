import type { Container } from '../contract/container.ts';
import type { EndpointAddress } from '../contract/endpoint.ts';
import { type Fact, unknown, type Unknown } from '../contract/layers/fact.ts';
import { namespaceTypes } from '../contract/layers/namespace.ts';
import type { KernelFacts } from '../contract/layers/node.ts';
import type { NodePort, SocketServer } from '../contract/node.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { programName } from '../runtimes/commandLine.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { withStanding } from './claimants.ts';
import { type KubeletFacts, Kubelets } from './kubelet.ts';
import { ProcessTable } from './processTable.ts';
import { runtimeNameOf, type RuntimeReading } from './readRuntime.ts';

/**
 * Whether the runtime's processes are those of this machine: else a pid that it names is somebody else's here.
 * `notPermitted`: only another user may read what would prove it. `madeUp`: they are nowhere.
 */
export type Machine = 'same' | 'other' | 'madeUp' | 'unproven' | 'notPermitted';

/** The machine that we are on, and whether it is the runtime's. */
export class ThisMachine {
  readonly #node: NodePort;
  readonly #kubelets: Kubelets;
  #is: Machine = 'unproven';
  #server: Fact<SocketServer> = unknown({ why: 'notReadYet' });
  #kernel: KernelFacts = unknownKernel(unknown({ why: 'notReadYet' }));
  #table: ProcessTable | undefined;
  #tableMs = 0;

  constructor(node: NodePort) {
    this.#node = node;
    this.#kubelets = new Kubelets(node);
  }

  get is(): Machine {
    return this.#is;
  }

  /** Whether a program of this machine may be run because the runtime named it. */
  get mayRunPrograms(): boolean {
    return this.#is === 'same' && this.#server.known && this.#server.value.isRoots;
  }

  get kernel(): KernelFacts {
    return this.#kernel;
  }

  get kubelet(): KubeletFacts {
    return this.#kubelets.facts;
  }

  get table(): ProcessTable | undefined {
    return this.#table;
  }

  /** How long the last look at all processes took, in milliseconds. */
  get tableMs(): number {
    return this.#tableMs;
  }

  /** @param anew who listens at the address is looked up again */
  async readProcesses(address: EndpointAddress, anew: boolean, signal: AbortSignal): Promise<ProcessTable> {
    if (anew || isNotReadYet(this.#server)) {
      this.#server = await this.#serverAt(address);
      signal.throwIfAborted();
    }
    const beganAtMs = performance.now();
    const processes = await withStanding(await this.#node.processes(signal), this.#node, this.#table);
    // It may end early without saying so.
    signal.throwIfAborted();
    this.#tableMs = performance.now() - beganAtMs;
    const table = new ProcessTable(processes, this.#server.known ? this.#server.value.uid : undefined);
    await this.#kubelets.read(table, address.kind === 'unix' ? address.path : undefined);
    this.#table = table;
    return table;
  }

  /** Over TCP, and so from another machine as well, nothing tells who answers. */
  async #serverAt(address: EndpointAddress): Promise<Fact<SocketServer>> {
    return address.kind === 'unix'
      ? this.#node.socketServer(address.path)
      : unknown({ why: 'notReported', by: address.kind });
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
        ...{ server: this.#server, runtime: highLevelRuntimeOf(runtimeName) },
        ...{ serverPid: runtime?.serverPid, listensAt: runtime?.listensAt },
        reachedAt: address.kind === 'unix' ? address.path : undefined,
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
  /** Who listens at the socket that it was reached at. */
  readonly server: Fact<SocketServer>;
  /** What the runtime says of its own process, and where it says that it listens. */
  readonly serverPid: number | undefined;
  readonly listensAt: string | undefined;
  readonly reachedAt: string | undefined;
  readonly runtime: Pick<HighLevelRuntime, 'program' | 'inFront' | 'isMadeUp' | 'sandboxesMayHaveNoProcess'>;
}

/**
 * A process of this machine listens at the socket, and it is the runtime: by its program, or by a supervisor of the same
 * user over something that the runtime lists, for a runtime may be a part of another program. Else it may be a relay,
 * which passes on what a runtime says somewhere else. Where it may not be read which process of root's listens, the one
 * that the runtime names counts, if it was reached at the very place where it says it listens.
 *
 * Ids alone are no proof, long and random as they are: anybody can read them in /proc and serve them. That nobody names
 * them refutes.
 */
export function proveMachine(evidence: MachineEvidence): Machine {
  const { table, runtime, server, sandboxes, containers } = evidence;
  if (runtime.isMadeUp === true) {
    return 'madeUp';
  }
  const listed = [
    ...[...sandboxes].map(({ id, state }) => ({
      id,
      hasProcess: state === 'ready' && !runtime.sandboxesMayHaveNoProcess,
    })),
    ...[...containers].map(({ id, state }) => ({ id, hasProcess: state === 'running' })),
  ];
  if (server.known) {
    const isReachedDirectly = evidence.listensAt !== undefined && evidence.listensAt === evidence.reachedAt;
    const pid = server.value.pid ?? (isReachedDirectly ? evidence.serverPid : undefined);
    const process = pid === undefined ? undefined : table.get(pid);
    const programs = [runtime.program, runtime.inFront?.program];
    const isRuntime = process !== undefined && table.isRuntimes(process) && programs.includes(programName(process));
    if (isRuntime || listed.some(({ id }) => table.supervisors.has(id))) {
      return 'same';
    }
  }
  if (listed.some(({ hasProcess }) => hasProcess) && !listed.some(({ id }) => table.claimed.has(id))) {
    return 'other';
  }
  return !server.known && server.reason.why === 'notPermitted' ? 'notPermitted' : 'unproven';
}

function isNotReadYet(fact: Fact<unknown>): boolean {
  return !fact.known && fact.reason.why === 'notReadYet';
}

/** Why there is nothing to tell of the runtime's processes. */
export function notHere(machine: Exclude<Machine, 'same'>, runtimeName: string): Unknown {
  switch (machine) {
    case 'other':
      return unknown({ why: 'otherMachine' });
    case 'madeUp':
      return unknown({ why: 'madeUp', by: runtimeName });
    case 'notPermitted':
      return unknown({ why: 'notPermitted', path: '/proc/*/fd' });
    case 'unproven':
      return unknown({ why: 'notReported', by: runtimeName });
  }
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
