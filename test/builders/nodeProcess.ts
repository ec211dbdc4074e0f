import type { NodeProcess } from '../../src/contract/layers/process.ts';

/** A process of init's and root's, with its command line as text. */
export function nodeProcess(pid: number, commandLine: string, changes: Partial<NodeProcess> = {}): NodeProcess {
  const args = commandLine.split(' ');
  const program = args[0] ?? '';
  return {
    ...{ pid, parentPid: 1, arguments: args, startedAtMs: 1_000, standing: { is: 'machines', uid: 0 } },
    command: program.slice(program.lastIndexOf('/') + 1).slice(0, 15),
    ...changes,
  };
}

/** containerd's, over one sandbox. */
export function shimProcess(pid: number, sandboxId: string, address = '/run/containerd.sock'): NodeProcess {
  return nodeProcess(pid, `/usr/bin/containerd-shim-runc-v2 -namespace k8s.io -id ${sandboxId} -address ${address}`);
}
