import { inParallel } from '../common/inParallel.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { NodePort } from '../contract/node.ts';
import { programName } from '../runtimes/commandLine.ts';
import { isProgramOfRuntime, supervisorOf } from '../runtimes/highLevelRuntimes.ts';
import { stayingProgram } from '../runtimes/isolationKinds.ts';
import { isKubelet } from './kubelet.ts';

const atATime = 8;

/**
 * The processes, each that claims by its command line to be a part of a runtime with what the kernel says to that. All
 * others are of no weight, and a node has thousands of them.
 */
export async function withStanding(
  processes: readonly NodeProcess[],
  node: Pick<NodePort, 'standing'>,
): Promise<readonly NodeProcess[]> {
  return inParallel(processes, atATime, async (process) =>
    isClaimant(process) ? { ...process, standing: await node.standing(process) } : process,
  );
}

function isClaimant(process: NodeProcess): boolean {
  return (
    supervisorOf(process) !== undefined ||
    stayingProgram(process) !== undefined ||
    isProgramOfRuntime(programName(process)) ||
    isKubelet(process)
  );
}
