import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { NodeFacts } from '../contract/layers/node.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { NodePort } from '../contract/node.ts';
import { programName } from '../runtimes/commandLine.ts';
import { isSameProcess, processFact, type ProcessTable } from './processTable.ts';

export type KubeletFacts = Pick<NodeFacts, 'kubelet'> & Required<Pick<NodeFacts, 'kubeletAsksHere'>>;

interface Judged {
  readonly process: NodeProcess;
  readonly asksHere: Fact<boolean>;
}

/**
 * The kubelets of this machine, each by itself or as a part of another program. A kubelet reads its configuration when
 * it starts, so that one is judged once.
 */
export class Kubelets {
  readonly #node: Pick<NodePort, 'asksAtSocket'>;
  #judged: readonly Judged[] = [];

  constructor(node: Pick<NodePort, 'asksAtSocket'>) {
    this.#node = node;
  }

  /** @param socketPath the endpoint's; `undefined` of one that is reached in another way */
  async read(table: ProcessTable, socketPath: string | undefined): Promise<void> {
    const processes = table.all.filter((process) => isKubelet(process) && table.isRuntimes(process));
    this.#judged = await Promise.all(processes.map((process) => this.#judge(process, socketPath)));
  }

  /** One that asks at the socket, or else one of which it is not known, or else one that asks elsewhere. */
  get facts(): KubeletFacts {
    const rank = ({ asksHere }: Judged): number => (asksHere.known ? (asksHere.value ? 0 : 2) : 1);
    const [first] = [...this.#judged].sort((a, b) => rank(a) - rank(b));
    return first === undefined
      ? {
          kubelet: known('none', { from: 'file', path: '/proc' }),
          kubeletAsksHere: known(false, { from: 'file', path: '/proc' }),
        }
      : { kubelet: processFact(first.process), kubeletAsksHere: first.asksHere };
  }

  async #judge(process: NodeProcess, socketPath: string | undefined): Promise<Judged> {
    const before = this.#judged.find((each) => isSameProcess(each.process, process));
    const asksHere =
      socketPath === undefined
        ? unknown({ why: 'notReported', by: 'kubelet' })
        : (before?.asksHere ?? (await this.#node.asksAtSocket(process, socketPath)));
    return { process, asksHere };
  }
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
