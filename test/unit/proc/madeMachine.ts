import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NodePort } from '../../../src/contract/node.ts';
import { nodeOfThisMachine } from '../../../src/proc/nodeOfThisMachine.ts';
import { temporaryFolder } from '../endpoint/temporaryFolder.ts';

export interface MadeMachine {
  /** The path of something in the folder of this test. */
  readonly at: (...names: readonly string[]) => string;
  /** Makes a file and the folders above it. */
  readonly write: (name: string, text: string) => void;
  /** A process that lives; `stat` overwrites its line. */
  readonly addProcess: (pid: number, process?: { readonly stat?: string; readonly cmdline?: string }) => void;
  readonly addNamespaces: (process: string, inodes: Readonly<Record<string, number>>) => void;
  readonly node: () => NodePort;
}

/** A made machine that was started at second 1000 of 1970, fresh for each test of the file. */
export function madeMachine(): MadeMachine {
  const at = temporaryFolder();
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  return {
    at,
    write,
    addProcess: (pid, { stat = statLine(pid, 'sh'), cmdline = 'sh\0' } = {}) => {
      write('proc/stat', 'cpu  1 2 3\nintr 5 0\nbtime 1000\nprocesses 7\n');
      write(`proc/${pid}/stat`, stat);
      write(`proc/${pid}/cmdline`, cmdline);
    },
    addNamespaces: (process, inodes) => {
      mkdirSync(at('proc', process, 'ns'), { recursive: true });
      for (const [type, inode] of Object.entries(inodes)) {
        symlinkSync(`${type}:[${inode}]`, at('proc', process, 'ns', type));
      }
    },
    node: () =>
      nodeOfThisMachine({
        platform: 'linux',
        procFolder: at('proc'),
        devFolder: at('dev'),
        lsmFile: at('lsm'),
        binaryFolders: [at('bin')],
      }),
  };
}

/** A line as of proc_pid_stat(5), with a start at 250 ticks after the machine's. */
export function statLine(pid: number, command: string, state = 'S', parentPid = 1): string {
  return `${pid} (${command}) ${state} ${parentPid} 7 7 0 -1 4194560 1 0 0 0 9 9 0 0 20 0 1 0 250 54202368 5336 99\n`;
}
