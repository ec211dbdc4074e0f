import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { unknown } from '../contract/layers/fact.ts';
import type { KernelFacts } from '../contract/layers/node.ts';
import type { NodePort } from '../contract/node.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type Machine, notHere, proveMachine } from './overlay/machine.ts';
import { ProcessTable } from './overlay/processTable.ts';
import { unknownKernel } from './overlay/unknownKernel.ts';
import type { RuntimeReading } from './readRuntime.ts';
import { runtimeNameOf } from './runtimeNameOf.ts';

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

  async look(signal: AbortSignal): Promise<ProcessTable> {
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
