import type { NodeProcess } from '../contract/layers/process.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { Confirmations } from './overlay/confirmations.ts';
import { isSameProcess } from './overlay/isSameProcess.ts';
import type { ProcessTable } from './overlay/processTable.ts';
import { straySupervisors } from './overlay/straySupervisors.ts';

/** All of a node's orphans are one thing that something is suspected of. */
const node = 'node';

/** Processes that were left behind by sandboxes that the runtime does not list any more. */
export class Orphans {
  readonly #confirmations: Confirmations;
  /** Of containers that were orphans while they were listed: nothing on their command line would tell later. */
  readonly #known = new Map<string, NodeProcess>();
  #processes: readonly NodeProcess[] = [];

  constructor(confirmations: Confirmations) {
    this.#confirmations = confirmations;
  }

  get processes(): readonly NodeProcess[] {
    return this.#processes;
  }

  /** Whether there are some that may only be about to end. */
  get arePending(): boolean {
    return this.#confirmations.pending.size > 0;
  }

  remember({ containers }: SandboxFacts, table: ProcessTable): void {
    for (const { container, trouble } of containers) {
      const process = trouble?.is === 'orphaned' ? table.get(trouble.pid) : undefined;
      if (process !== undefined) {
        this.#known.set(container.id, process);
      }
    }
  }

  find(table: ProcessTable, isListed: (id: string) => boolean, listensAt: string | undefined): void {
    const left = [...this.#known].flatMap(([id, before]) => {
      const process = table.get(before.pid);
      if (process !== undefined && isSameProcess(before, process)) {
        return isListed(id) ? [] : [process];
      }
      this.#known.delete(id);
      return [];
    });
    const shims = straySupervisors(table.supervisors, isListed, listensAt).map(({ process }) => process);
    const confirmed = this.#confirmations.confirmed(
      node,
      shims.map(({ pid }) => `${pid}`),
    );
    this.#processes = [...left, ...shims.filter(({ pid }) => confirmed.has(`${pid}`))];
  }
}
