import { type Known, known, type UnknownReason } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { Supervisor } from '../runtimes/highLevelRuntime.ts';
import { supervisorOf } from '../runtimes/highLevelRuntimes.ts';

/** The user that runtimes run as. */
const root = 0;

/** One look at all processes, in order. */
export class ProcessTable {
  readonly all: readonly NodeProcess[];
  /** The runtime's own, by the id of the sandbox or container that they are over. */
  readonly supervisors: ReadonlyMap<string, Supervisor>;
  /** Those that say so on their command line, which is no proof: only that there is none is certain by it. */
  readonly claimed: ReadonlyMap<string, Supervisor>;
  readonly #uid: number;
  readonly #byPid: ReadonlyMap<number, NodeProcess>;
  readonly #children = new Map<number, NodeProcess[]>();

  /** @param uid the user that the runtime runs as */
  constructor(processes: readonly NodeProcess[], uid = root) {
    this.all = processes;
    this.#uid = uid;
    this.#byPid = new Map(processes.map((process) => [process.pid, process]));
    const all = processes.flatMap((process) => {
      const supervisor = supervisorOf(process);
      // A shim that has just forked is there twice, with the same command line: the parent is the one.
      return supervisor === undefined || this.#isFork(process) ? [] : supervisor;
    });
    this.claimed = byId(all);
    this.supervisors = byId(all.filter(({ process }) => this.isRuntimes(process)));
    for (const process of processes) {
      const siblings = this.#children.get(process.parentPid);
      if (siblings === undefined) {
        this.#children.set(process.parentPid, [process]);
      } else {
        siblings.push(process);
      }
    }
  }

  /** Whether a process is what its command line says: the machine's own, and of the runtime's user. */
  isRuntimes({ standing }: NodeProcess): boolean {
    return standing?.is === 'machines' && standing.uid === this.#uid;
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

function byId(supervisors: readonly Supervisor[]): ReadonlyMap<string, Supervisor> {
  return new Map(supervisors.map((supervisor) => [supervisor.id, supervisor]));
}

/**
 * Why there is no supervisor over that id although there may be one: a process says so, and what would prove it may not
 * be read.
 */
export function hiddenSupervisor({ claimed }: Pick<ProcessTable, 'claimed'>, id: string): UnknownReason | undefined {
  const standing = claimed.get(id)?.process.standing;
  return standing?.is === 'unreadable' ? { why: 'notPermitted', path: standing.path } : undefined;
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
