import type { NodeProcess } from '../../contract/layers/process.ts';
import { flagValue } from './flagValue.ts';
import { programName } from './programName.ts';

/** A process that stays over a sandbox or a container while that runs, and says on its command line over which. */
export interface Monitor {
  readonly process: NodeProcess;
  /** containerd has a shim for a sandbox, Docker one for each container, and CRI-O a conmon for each. */
  readonly kind: 'shim' | 'conmon';
  /** Of the sandbox or the container. */
  readonly id: string;
  /** Of a shim: the socket of its containerd. */
  readonly address?: string;
  /** Of a shim: the namespace of containerd, not of the kernel. */
  readonly namespace?: string;
}

/** The same program does short errands with the same flags: the command is its last word. */
const errands: ReadonlySet<string> = new Set(['start', 'delete']);

export function monitorOf(process: NodeProcess): Monitor | undefined {
  const program = programName(process);
  const [, ...args] = process.arguments;
  if (program === 'conmon') {
    const id = flagValue(args, 'c') ?? flagValue(args, 'cid');
    return id === undefined ? undefined : { process, kind: 'conmon', id };
  }
  const id = program.startsWith('containerd-shim') ? flagValue(args, 'id') : undefined;
  if (id === undefined || errands.has(args.at(-1) ?? '')) {
    return undefined;
  }
  const address = flagValue(args, 'address');
  const namespace = flagValue(args, 'namespace');
  return {
    ...{ process, kind: 'shim', id },
    ...(address !== undefined && { address }),
    ...(namespace !== undefined && { namespace }),
  };
}
