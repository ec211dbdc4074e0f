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

/** The kubelet of this machine, by itself or as a part of another program. */
export function kubeletProcess(table: ProcessTable): Fact<NodeProcess | 'none'> {
  const process = table.all.find((each) => isKubelet(each) && table.isRuntimes(each));
  return process === undefined ? known('none', { from: 'file', path: '/proc' }) : processFact(process);
}

const commandsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['hyperkube', new Set(['kubelet'])],
  ['k3s', new Set(['server', 'agent'])],
  ['rke2', new Set(['server', 'agent'])],
  ['k0s', new Set(['worker', 'controller'])],
]);

/** k3s and k0s change their title, and are then one argument: `/usr/local/bin/k3s server`. */
export function isKubelet(process: NodeProcess): boolean {
  const [title = '', second = ''] = process.arguments;
  const [program = '', titleCommand = ''] = title.split(' ');
  const name = program.slice(program.lastIndexOf('/') + 1);
  // rke2 and k0s start a kubelet of their own, which is then found by its name.
  return programName(process) === 'kubelet' || commandsOf.get(name)?.has(titleCommand || second) === true;
}
