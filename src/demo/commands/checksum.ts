import { createHash } from 'node:crypto';
import type { Program } from '../process/program.ts';
import { readAll, readFile } from './fileCommands.ts';

/** `md5sum [FILE]` and its kin. */
export function checksum(algorithm: 'md5' | 'sha256'): Program {
  return async (context) => {
    const name = context.argv[1];
    const content =
      name === undefined ? await readAll(context) : await readFile(context, context.argv[0] ?? algorithm, name);
    if (content === undefined) {
      return 1;
    }
    await context.stdout(`${createHash(algorithm).update(content).digest('hex')}  ${name ?? '-'}\n`);
    return 0;
  };
}
