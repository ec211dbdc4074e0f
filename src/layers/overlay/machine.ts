import type { Container } from '../../contract/container.ts';
import { type Unknown, unknown } from '../../contract/layers/fact.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { programName } from '../../runtimes/commandLine.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import type { ProcessTable } from './processTable.ts';

/** Whether the runtime's processes are those of this machine: else a pid that it names is somebody else's here. */
export type Machine = 'same' | 'other' | 'unproven';

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
