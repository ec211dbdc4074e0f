import type { LowLevelRuntime } from '../contract/layers/isolation.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { programName } from './commandLine.ts';
import { stayingProgram } from './isolationKinds.ts';

/**
 * What processes prove of a low-level runtime that the high-level one does not name. Under runc's shim is runc, or
 * another program that takes its command line; where it puts an ordinary process of the node there and no Sentry, it is
 * the node's kernel that serves. Which program it was stays unknown.
 *
 * @param supervisor that was proven to be the sandbox's
 * @param held its child, which holds the sandbox's namespaces
 */
export function provenRuntime(
  told: LowLevelRuntime,
  supervisor: NodeProcess | undefined,
  held: NodeProcess | undefined,
): LowLevelRuntime {
  const isProven =
    supervisor !== undefined &&
    /^containerd-shim-runc-v\d+$/.test(programName(supervisor)) &&
    held?.parentPid === supervisor.pid &&
    stayingProgram(held) === undefined;
  return told.isolation === 'unknown' && isProven
    ? { name: told.name, isolation: 'hostKernel', staysRunning: false }
    : told;
}
