import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { flagValue, programName } from '../runtimes/commandLine.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { processFact, type ProcessTable } from './processTable.ts';

/**
 * The process of a runtime that is known to run on this machine: the one that containerd 1.7 and newer names; else the
 * one that names the socket on its command line; else the only one of its program. Only the machine's own processes
 * count: anybody can start one of that name.
 */
export function runtimeProcess(
  table: ProcessTable,
  runtimeName: string,
  serverPid: number | undefined,
  listensAt: string | undefined,
): Fact<NodeProcess> {
  const { program } = highLevelRuntimeOf(runtimeName);
  const named = serverPid === undefined ? undefined : table.get(serverPid);
  if (named !== undefined && table.isRuntimes(named) && programName(named) === program) {
    return known(named, { from: 'call', method: 'Server', field: 'pid' });
  }
  const candidates = table.all.filter(
    (process) => program !== undefined && programName(process) === program && table.isRuntimes(process),
  );
  const bySocket = candidates.filter(({ arguments: args }) => {
    const address = flagValue(args, 'address') ?? flagValue(args, 'a') ?? flagValue(args, 'listen');
    return address !== undefined && address.replace('unix://', '') === listensAt;
  });
  const [process, ...others] = bySocket.length > 0 ? bySocket : candidates;
  return process !== undefined && others.length === 0
    ? processFact(process)
    : unknown({ why: 'notReported', by: runtimeName });
}
