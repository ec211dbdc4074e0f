import path from 'node:path';
import { commandTable } from '../commands/commandTable.ts';
import type { DemoImage } from '../seed/demoImage.ts';
import { shellProgram } from '../shell/shellProgram.ts';
import type { Program } from './program.ts';
import { serverProgram } from './serverProgram.ts';

const shells = { busybox: ['sh', 'ash'], debian: ['sh', 'dash', 'bash'], none: [] } as const;
const binaryFolders = ['/bin', '/usr/bin', '/sbin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'];

/** The program behind a name or an absolute path, as far as the image has it. */
export function findProgram(name: string, image: DemoImage): Program | undefined {
  const server = image.entrypoint?.[0] ?? image.command?.[0];
  const base = path.posix.basename(name);
  const known: readonly string[] = shells[image.userland];
  if (name.includes('/') && name !== server && !binaryFolders.includes(path.posix.dirname(name))) {
    return undefined;
  }
  if (known.includes(base)) {
    return shellProgram;
  }
  const command = image.userland === 'none' ? undefined : commandTable.get(base);
  if (command !== undefined) {
    return command;
  }
  return server !== undefined && path.posix.basename(server) === base ? serverProgram : undefined;
}
