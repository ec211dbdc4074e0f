import path from 'node:path';
import { sleep as sleepFor } from '../../common/sleep.ts';
import { nextTurn } from '../../common/nextTurn.ts';
import type { DemoImage } from '../seed/catalogue.ts';
import type { ProcessRow } from './machine.ts';
import { type ProcessContext, type Program, signalNamed } from './program.ts';
import { shellProgram } from './shell.ts';

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
  const command = image.userland === 'none' ? undefined : commands.get(base);
  if (command !== undefined) {
    return command;
  }
  return server !== undefined && path.posix.basename(server) === base ? serverProgram : undefined;
}

const logPeriodMs = 5000;

/** A server, as far as anyone looks: it logs now and then, and ends with 0 on SIGTERM. */
const serverProgram: Program = async ({ machine, signals, signal, stdout }) => {
  const lines = machine.image.logLines ?? [];
  signals.handle('SIGTERM', 0);
  for (let count = 0; ; count += 1) {
    await sleepFor(lines.length === 0 ? longestSleepMs : logPeriodMs, signal);
    await stdout(lines.length === 0 ? '' : `${lines[count % lines.length] ?? ''}\n`);
  }
};

/** A program that prints what it makes of its surroundings. */
function prints(text: (context: ProcessContext) => string): Program {
  return async (context) => {
    await context.stdout(text(context));
    return 0;
  };
}

const echo = prints(({ argv }) => {
  const [, ...words] = argv;
  return words[0] === '-n' ? words.slice(1).join(' ') : `${words.join(' ')}\n`;
});

const id = prints(({ argv, machine }) => {
  const [number, group] = machine.user === 'root' ? [0, 'root'] : [65534, 'nogroup'];
  const all = `uid=${number}(${machine.user}) gid=${number}(${group}) groups=${number}(${group})\n`;
  return argv[1] === '-u' ? `${number}\n` : all;
});

/** The kernel tells the runtimes apart: gVisor and a virtual machine bring their own. */
const uname = prints(({ argv, machine }) => {
  const all = { s: 'Linux', n: machine.hostname, r: machine.kernel, v: '#1 SMP', m: 'x86_64', o: 'GNU/Linux' };
  const flags = argv.slice(1).join('').replaceAll('-', '') || 's';
  const shown = Object.entries(all).filter(([flag]) => flags.includes('a') || flags.includes(flag));
  return `${shown.map(([, value]) => value).join(' ')}\n`;
});

const ls: Program = async ({ argv, machine, workingDirectory, terminal, stdout, stderr }) => {
  const name = argv.slice(1).find((word) => !word.startsWith('-')) ?? '.';
  const folder = path.posix.resolve(workingDirectory, name);
  if (machine.files.read(folder) !== undefined) {
    await stdout(`${name}\n`);
    return 0;
  }
  if (!machine.files.isFolder(folder)) {
    await stderr(`ls: ${name}: No such file or directory\n`);
    return 1;
  }
  const names = machine.files.list(folder).map((entry) => {
    const isBlue = terminal !== undefined && machine.files.isFolder(path.posix.join(folder, entry));
    return isBlue ? `\x1b[1;34m${entry}\x1b[m` : entry;
  });
  await stdout(names.length === 0 ? '' : `${names.join(terminal === undefined ? '\n' : '  ')}\n`);
  return 0;
};

const cat: Program = async ({ argv, machine, workingDirectory, stdin, stdout, stderr, signal }) => {
  const [, name] = argv;
  if (name === undefined) {
    for (let chunk = await stdin.read(signal); chunk; chunk = await stdin.read(signal)) {
      await stdout(chunk);
    }
    return 0;
  }
  const file = path.posix.resolve(workingDirectory, name);
  const content = machine.files.read(file);
  if (content === undefined) {
    const why = machine.files.isFolder(file) ? 'Is a directory' : 'No such file or directory';
    await stderr(`cat: can't open '${name}': ${why}\n`);
    return 1;
  }
  await stdout(content);
  return 0;
};

interface Column {
  readonly title: string;
  readonly value: (row: ProcessRow, user: string) => string;
}

/** Busybox's columns of `ps`, by the names that `-o` takes. */
const columns: Readonly<Record<string, Column>> = {
  pid: { title: '  PID', value: ({ pid }) => String(pid).padStart(5) },
  user: { title: 'USER    ', value: (_row, user) => user.padEnd(8) },
  time: { title: 'TIME', value: () => '0:00' },
  stat: { title: 'STAT', value: () => 'S   ' },
  args: { title: 'COMMAND', value: ({ argv }) => argv.join(' ') },
};

const ps: Program = async ({ argv, machine, stdout, stderr }) => {
  const asked = argv[1] === '-o' ? (argv[2] ?? '') : 'pid,user,time,args';
  const chosen = asked.split(',').flatMap((name) => columns[name] ?? []);
  if (chosen.length === 0) {
    await stderr(`ps: bad -o argument '${asked}', supported arguments: ${Object.keys(columns).join(',')}\n`);
    return 1;
  }
  const rows = machine.processes().map((row) => chosen.map(({ value }) => value(row, machine.user)).join(' '));
  await stdout([chosen.map(({ title }) => title).join(' '), ...rows].map((line) => `${line}\n`).join(''));
  return 0;
};

const kill: Program = async ({ argv, machine, stderr }) => {
  const [, ...words] = argv;
  const name = words[0]?.startsWith('-') ? (words.shift() ?? '').slice(1) : 'TERM';
  const signal = signalNamed(name);
  if (signal === undefined) {
    await stderr(`kill: bad signal name '${name}'\n`);
    return 1;
  }
  const missing = words.filter((pid) => !machine.kill(Number(pid), signal));
  await stderr(missing.map((pid) => `kill: can't kill pid ${pid}: No such process\n`).join(''));
  return missing.length === 0 ? 0 : 1;
};

/** `seq LAST` or `seq FIRST LAST`: much output, for looking how it scrolls. */
const seq: Program = async ({ argv, stdout, signal }) => {
  const [first = 1, last = first] = argv.slice(1, 3).map(Number);
  const [from, to] = argv.length === 2 ? [1, first] : [first, last];
  const linesAtOnce = 1000;
  for (let start = from; start <= to; start += linesAtOnce) {
    signal.throwIfAborted();
    const length = Math.min(linesAtOnce, to - start + 1);
    await stdout(Array.from({ length }, (_, index) => `${start + index}\n`).join(''));
  }
  return 0;
};

const yes: Program = async ({ stdout, signal }) => {
  for (;;) {
    signal.throwIfAborted();
    await stdout('y\n'.repeat(1000));
    await nextTurn();
  }
};

/** Node's timers hold 31 bits of milliseconds: 24 days. */
const longestSleepMs = 0x7fffffff;

const sleep: Program = async ({ argv, signal, stderr }) => {
  const seconds = argv[1] === 'infinity' ? Infinity : Number(argv[1]);
  if (!(seconds >= 0)) {
    await stderr(`sleep: invalid number '${argv[1] ?? ''}'\n`);
    return 1;
  }
  await sleepFor(Math.min(seconds * 1000, longestSleepMs), signal);
  return 0;
};

const stty: Program = async ({ argv, terminal, stdout, stderr }) => {
  if (terminal === undefined) {
    await stderr('stty: standard input: Inappropriate ioctl for device\n');
    return 1;
  }
  const { rows, columns: width } = terminal;
  await stdout(argv[1] === 'size' ? `${rows} ${width}\n` : `speed 38400 baud; rows ${rows}; columns ${width};\n`);
  return 0;
};

const help = prints(
  () =>
    'This is a demonstration: no container runs, and these commands are make-believe.\n' +
    `${[...commands.keys(), 'cd', 'exit'].sort().join(' ')}\n`,
);

/** What a container finds in its /bin, shells and servers apart. */
const commands: ReadonlyMap<string, Program> = new Map<string, Program>([
  ['cat', cat],
  ['clear', prints(() => '\x1b[H\x1b[2J')],
  ['date', prints(() => `${new Date().toUTCString().replace('GMT', 'UTC')}\n`)],
  ['echo', echo],
  ['env', prints(({ env }) => [...env].map(([name, value]) => `${name}=${value}\n`).join(''))],
  ['false', () => Promise.resolve(1)],
  ['help', help],
  ['hostname', prints(({ machine }) => `${machine.hostname}\n`)],
  ['id', id],
  ['kill', kill],
  ['ls', ls],
  ['ps', ps],
  ['pwd', prints(({ workingDirectory }) => `${workingDirectory}\n`)],
  ['seq', seq],
  ['sleep', sleep],
  ['stty', stty],
  ['true', () => Promise.resolve(0)],
  ['uname', uname],
  ['whoami', prints(({ machine }) => `${machine.user}\n`)],
  ['yes', yes],
]);
