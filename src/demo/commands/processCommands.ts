import { signalNamed } from '../shell/builtins.ts';
import type { ProcessRow } from '../process/machine.ts';
import type { Program } from '../process/program.ts';

interface Column {
  readonly title: string;
  readonly value: (row: ProcessRow) => string;
}

/** Busybox's columns of `ps`, by the names that `-o` takes. */
const columns: Readonly<Record<string, Column>> = {
  pid: { title: '  PID', value: ({ pid }) => String(pid).padStart(5) },
  user: { title: 'USER    ', value: ({ user }) => user.padEnd(8) },
  time: { title: 'TIME', value: () => '0:00' },
  stat: { title: 'STAT', value: () => 'S   ' },
  comm: { title: 'COMMAND', value: ({ argv: [name = ''] }) => name.slice(name.lastIndexOf('/') + 1) },
  args: { title: 'COMMAND', value: ({ argv }) => argv.join(' ') },
};

export const ps: Program = async ({ argv, machine, stdout, stderr }) => {
  const asked = argv[1] === '-o' ? (argv[2] ?? '') : 'pid,user,time,args';
  const chosen: Column[] = [];
  for (const name of asked.split(',')) {
    const column = columns[name];
    if (column === undefined) {
      await stderr(`ps: bad -o argument '${name}', supported arguments: ${Object.keys(columns).join(',')}\n`);
      return 1;
    }
    chosen.push(column);
  }
  const lines = machine.processes().map((row) => chosen.map(({ value }) => value(row)).join(' '));
  await stdout([chosen.map(({ title }) => title).join(' '), ...lines].map((line) => `${line}\n`).join(''));
  return 0;
};

export const kill: Program = async ({ argv, machine, stderr }) => {
  const words = argv.slice(1);
  const name = words[0]?.startsWith('-') ? words.shift()?.slice(1) : 'TERM';
  const signal = signalNamed(name ?? '');
  if (signal === undefined) {
    await stderr(`kill: bad signal name '${name ?? ''}'\n`);
    return 1;
  }
  let status = 0;
  for (const pid of words) {
    if (!machine.kill(Number(pid), signal)) {
      await stderr(`kill: can't kill pid ${pid}: No such process\n`);
      status = 1;
    }
  }
  return status;
};
