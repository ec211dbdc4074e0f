import { inParallel } from '../common/inParallel.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { NodePort } from '../contract/node.ts';
import type { Supervisor } from '../runtimes/highLevelRuntime.ts';
import { isSameProcess, type ProcessTable } from './processTable.ts';
import type { PersistenceCheck } from './session/persistenceCheck.ts';

/** The object id of the check: all orphans of a node are suspected together. */
const node = 'node';

/** Processes that were left behind by sandboxes that the runtime does not list any more. */
export class Orphans {
  readonly #confirmations: PersistenceCheck;
  /** Containers' processes that were orphans while they were listed: nothing on their command line would tell later. */
  readonly #known = new Map<string, NodeProcess>();
  #processes: readonly NodeProcess[] = [];

  constructor(confirmations: PersistenceCheck) {
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

const criNamespace = 'k8s.io';

/** Shims of this runtime that are over something that it does not list (any more). */
export function straySupervisors(
  supervisors: ReadonlyMap<string, Supervisor>,
  isListed: (id: string) => boolean,
  listensAt: string | undefined,
): Supervisor[] {
  const addresses = new Set<string | undefined>(listensAt === undefined ? [] : [listensAt]);
  for (const { id, address } of supervisors.values()) {
    if (address !== undefined && isListed(id)) {
      addresses.add(address);
    }
  }
  return [...supervisors.values()].filter(
    ({ id, address, namespace }) =>
      namespace === criNamespace && address !== undefined && addresses.has(address) && !isListed(id),
  );
}

const containerId = /[0-9a-f]{64}/g;
const filesAtATime = 16;
const kernelThreads = 2;

/**
 * The first process of each container, by the id in its cgroup's path: the only trace of one whose shim is gone.
 * Reads a file of every process, so it is for when something is wrong.
 */
export async function orphanedProcesses(
  table: ProcessTable,
  node: Pick<NodePort, 'cgroupPath'>,
): Promise<ReadonlyMap<string, NodeProcess>> {
  const candidates = table.all.filter(({ pid, parentPid }) => pid !== kernelThreads && parentPid !== kernelThreads);
  const ids = await inParallel(candidates, filesAtATime, async ({ pid }) => {
    const path = await node.cgroupPath(pid);
    return path.known ? path.value.match(containerId)?.at(-1) : undefined;
  });
  const idOf = new Map(candidates.map(({ pid }, at) => [pid, ids[at]]));
  const found = new Map<string, NodeProcess>();
  for (const process of candidates) {
    const id = idOf.get(process.pid);
    if (id !== undefined && idOf.get(process.parentPid) !== id && !found.has(id)) {
      found.set(id, process);
    }
  }
  return found;
}
