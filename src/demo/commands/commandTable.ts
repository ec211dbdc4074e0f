import type { Program } from '../process/program.ts';
import { checksum } from './checksum.ts';
import { cat, head, ls, mkdir, rm, touch, wc } from './fileCommands.ts';
import { kill, ps } from './processCommands.ts';
import { clear, date, env, hostname, id, stty, tty, uname, whoami } from './systemCommands.ts';
import { echo, printf, seq, sleep, test, yes } from './textCommands.ts';

const pwd: Program = async ({ workingDirectory, stdout }) => {
  await stdout(`${workingDirectory}\n`);
  return 0;
};

const which: Program = async ({ argv, machine, stdout }) => {
  const found = argv.slice(1).filter((name) => machine.findProgram(name) !== undefined);
  await stdout(found.map((name) => (name.startsWith('/') ? `${name}\n` : `/bin/${name}\n`)).join(''));
  return found.length === argv.length - 1 ? 0 : 1;
};

/** What a container finds in its /bin, shells and servers apart. */
export const commandTable: ReadonlyMap<string, Program> = new Map<string, Program>([
  ['[', test],
  ['cat', cat],
  ['clear', clear],
  ['date', date],
  ['echo', echo],
  ['env', env],
  ['false', () => Promise.resolve(1)],
  ['head', head],
  ['hostname', hostname],
  ['id', id],
  ['kill', kill],
  ['ls', ls],
  ['md5sum', checksum('md5')],
  ['mkdir', mkdir],
  ['printenv', env],
  ['printf', printf],
  ['ps', ps],
  ['pwd', pwd],
  ['rm', rm],
  ['seq', seq],
  ['sha256sum', checksum('sha256')],
  ['sleep', sleep],
  ['stty', stty],
  ['test', test],
  ['touch', touch],
  ['true', () => Promise.resolve(0)],
  ['tty', tty],
  ['uname', uname],
  ['wc', wc],
  ['which', which],
  ['whoami', whoami],
  ['yes', yes],
]);
