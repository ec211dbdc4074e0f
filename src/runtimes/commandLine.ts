import type { NodeProcess } from '../contract/layers/process.ts';

/** The last part of the path that a process was started with: `kubelet` of `/usr/bin/kubelet`. */
export function programName({ arguments: [program = ''] }: NodeProcess): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** The value of a flag on a command line: `-id X`, `--id X` or `-id=X`. */
export function flagValue(args: readonly string[], name: string): string | undefined {
  for (const [index, argument] of args.entries()) {
    const flag = argument.startsWith('--') ? argument.slice(1) : argument;
    if (flag === `-${name}`) {
      return args[index + 1];
    }
    if (flag.startsWith(`-${name}=`)) {
      return flag.slice(name.length + 2);
    }
  }
  return undefined;
}
