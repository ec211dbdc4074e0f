import type { NodeProcess } from '../../contract/layers/process.ts';

/** The last part of the path that a process was started with: `kubelet` of `/usr/bin/kubelet`. */
export function programName({ arguments: [program = ''] }: NodeProcess): string {
  return program.slice(program.lastIndexOf('/') + 1);
}
