import { inParallel } from '../common/inParallel.ts';
import { sameRecord } from '../common/sameRecord.ts';
import type { NodeProcess, ProcessStanding } from '../contract/layers/process.ts';
import type { NodePort } from '../contract/node.ts';
import { programName } from '../runtimes/commandLine.ts';
import { isProgramOfRuntime, supervisorOf } from '../runtimes/highLevelRuntimes.ts';
import { stayingProgram } from '../runtimes/isolationKinds.ts';
import type { ProcessTable } from './processTable.ts';
import { isKubelet } from './kubelet.ts';

const atATime = 8;

/**
 * The processes, each that claims by its command line to be a part of a runtime with what the kernel says to that. All
 * others are of no weight, and a node has thousands of them.
 *
 * What was proven stays so while it is the same process under the same command line: it was root's own, or the
 * runtime's user's, when it had that.
 *
 * @param before the last look
 */
export async function withStanding(
  processes: readonly NodeProcess[],
  node: Pick<NodePort, 'standing'>,
  before: Pick<ProcessTable, 'get'> | undefined,
): Promise<readonly NodeProcess[]> {
  return inParallel(processes, atATime, async (process) =>
    isClaimant(process)
      ? { ...process, standing: provenBefore(process, before?.get(process.pid)) ?? (await node.standing(process)) }
      : process,
  );
}

function provenBefore(now: NodeProcess, before: NodeProcess | undefined): ProcessStanding | undefined {
  const isSame = now.startedAtMs === before?.startedAtMs && sameRecord(now.arguments, before.arguments);
  return isSame && before.standing?.is === 'machines' ? before.standing : undefined;
}

function isClaimant(process: NodeProcess): boolean {
  return (
    supervisorOf(process) !== undefined ||
    stayingProgram(process) !== undefined ||
    isProgramOfRuntime(programName(process)) ||
    isKubelet(process)
  );
}
