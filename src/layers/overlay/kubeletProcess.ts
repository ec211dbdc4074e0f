import { type Fact, known } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import { programName } from '../../runtimes/commandLine.ts';
import { processFact } from './processFact.ts';
import type { ProcessTable } from './processTable.ts';

/** The kubelet of this machine, by itself or as a part of another program. */
export function kubeletProcess(table: ProcessTable): Fact<NodeProcess | 'none'> {
  const process = table.all.find(isKubelet);
  return process === undefined ? known('none', { from: 'file', path: '/proc' }) : processFact(process);
}

const commandsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['hyperkube', new Set(['kubelet'])],
  ['k3s', new Set(['server', 'agent'])],
  ['rke2', new Set(['server', 'agent'])],
  ['k0s', new Set(['worker', 'controller'])],
]);

/** k3s and k0s change their title, and are then one argument: `/usr/local/bin/k3s server`. */
function isKubelet(process: NodeProcess): boolean {
  const [title = '', second = ''] = process.arguments;
  const [program = '', titleCommand = ''] = title.split(' ');
  const name = program.slice(program.lastIndexOf('/') + 1);
  // rke2 and k0s start a kubelet of their own, which is then found by its name.
  return programName(process) === 'kubelet' || commandsOf.get(name)?.has(titleCommand || second) === true;
}
