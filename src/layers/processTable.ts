import { type Known, known } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { Supervisor } from '../runtimes/highLevelRuntime.ts';
import { supervisorOf } from '../runtimes/highLevelRuntimes.ts';

/** One look at all processes, in order. */
export class ProcessTable {
  readonly all: readonly NodeProcess[];
  /** By the id of the sandbox or container that they are over. */
  readonly supervisors: ReadonlyMap<string, Supervisor>;
  readonly #byPid: ReadonlyMap<number, NodeProcess>;
  readonly #children = new Map<number, NodeProcess[]>();

  constructor(processes: readonly NodeProcess[]) {
    this.all = processes;
    this.#byPid = new Map(processes.map((process) => [process.pid, process]));
    this.supervisors = new Map(
      processes.flatMap((process) => {
        const supervisor = supervisorOf(process);
        // A shim that has just forked is there twice, with the same command line: the parent is the one.
        const isFork = supervisor !== undefined && this.#isFork(process);
        return supervisor === undefined || isFork ? [] : [[supervisor.id, supervisor]];
      }),
    );
    for (const process of processes) {
      const siblings = this.#children.get(process.parentPid);
      if (siblings === undefined) {
        this.#children.set(process.parentPid, [process]);
      } else {
        siblings.push(process);
      }
    }
  }

  get(pid: number): NodeProcess | undefined {
    return this.#byPid.get(pid);
  }

  childrenOf(pid: number): readonly NodeProcess[] {
    return this.#children.get(pid) ?? [];
  }

  #isFork({ parentPid, arguments: args }: NodeProcess): boolean {
    const parent = this.#byPid.get(parentPid);
    return parent?.arguments.length === args.length && args.every((argument, at) => argument === parent.arguments[at]);
  }
}

/** A process that was told by its command line. */
export function processFact(process: NodeProcess): Known<NodeProcess> {
  return known(process, { from: 'file', path: `/proc/${process.pid}/cmdline` });
}

/** The start is counted from that of the machine, which is rounded to seconds and moves with the clock. */
const slackMs = 2_000;

/** Whether a number still stands for the same process. */
export function isSameProcess(before: NodeProcess, now: NodeProcess | undefined): boolean {
  return now?.pid === before.pid && Math.abs(now.startedAtMs - before.startedAtMs) <= slackMs;
}
