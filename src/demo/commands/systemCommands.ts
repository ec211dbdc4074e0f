import type { Program } from '../process/program.ts';

export const env: Program = async ({ env: variables, stdout }) => {
  await stdout([...variables].map(([name, value]) => `${name}=${value}\n`).join(''));
  return 0;
};

export const id: Program = async ({ argv, machine, stdout }) => {
  const user = machine.image.user;
  const number = user === undefined ? 0 : 65534;
  const group = user === undefined ? 'root' : 'nogroup';
  const all = `uid=${number}(${user ?? 'root'}) gid=${number}(${group}) groups=${number}(${group})`;
  const flags = argv.slice(1).join('');
  await stdout(
    `${flags.includes('u') || flags.includes('g') ? (flags.includes('n') ? (user ?? 'root') : number) : all}\n`,
  );
  return 0;
};

export const whoami: Program = async ({ machine, stdout }) => {
  await stdout(`${machine.image.user ?? 'root'}\n`);
  return 0;
};

export const hostname: Program = async ({ machine, stdout }) => {
  await stdout(`${machine.hostname}\n`);
  return 0;
};

/** The kernel tells the runtimes apart: gVisor and a virtual machine bring their own. */
export const uname: Program = async ({ argv, machine, stdout }) => {
  const all = { s: 'Linux', n: machine.hostname, r: machine.kernel, v: '#1 SMP', m: 'x86_64', o: 'GNU/Linux' };
  const flags = argv.slice(1).join('').replaceAll('-', '') || 's';
  const shown = flags.includes('a')
    ? Object.values(all)
    : Object.entries(all)
        .filter(([flag]) => flags.includes(flag))
        .map(([, value]) => value);
  await stdout(`${shown.join(' ')}\n`);
  return 0;
};

export const date: Program = async ({ argv, stdout }) => {
  const now = new Date();
  await stdout(`${argv[1] === '+%s' ? Math.floor(now.getTime() / 1000) : now.toUTCString().replace('GMT', 'UTC')}\n`);
  return 0;
};

export const stty: Program = async ({ argv, terminal, stdout, stderr }) => {
  if (terminal === undefined) {
    await stderr('stty: standard input: Inappropriate ioctl for device\n');
    return 1;
  }
  const { rows, columns } = terminal;
  await stdout(argv[1] === 'size' ? `${rows} ${columns}\n` : `speed 38400 baud; rows ${rows}; columns ${columns};\n`);
  return 0;
};

export const tty: Program = async ({ terminal, stdout }) => {
  await stdout(terminal === undefined ? 'not a tty\n' : '/dev/pts/0\n');
  return terminal === undefined ? 1 : 0;
};

export const clear: Program = async ({ stdout }) => {
  await stdout('\x1b[H\x1b[2J');
  return 0;
};
