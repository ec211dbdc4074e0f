import { resolvePath } from '../process/files.ts';
import type { Program, ProcessContext } from '../process/program.ts';

export const ls: Program = async (context) => {
  const { machine, stdout, stderr } = context;
  const names = context.argv.slice(1).filter((word) => !word.startsWith('-'));
  const long = context.argv.some((word) => /^-[a-zA-Z]*l/.test(word));
  let status = 0;
  for (const name of names.length === 0 ? ['.'] : names) {
    const found = resolvePath(context.workingDirectory, name);
    const isFolder = machine.files.isFolder(found);
    if (!isFolder && machine.files.read(found) === undefined) {
      await stderr(`ls: ${name}: No such file or directory\n`);
      status = 1;
      continue;
    }
    const entries = isFolder ? machine.files.list(found).map((entry) => resolvePath(found, entry)) : [found];
    const shown = isFolder ? (entry: string) => entry.slice(entry.lastIndexOf('/') + 1) : () => name;
    const separator = context.terminal === undefined || long ? '\n' : '  ';
    const lines = entries.map((entry) => (long ? `${listing(context, entry)} ${shown(entry)}` : shown(entry)));
    await stdout(lines.length === 0 ? '' : `${lines.join(separator)}\n`);
  }
  return status;
};

function listing({ machine }: ProcessContext, file: string): string {
  const content = machine.files.read(file);
  const mode = content === undefined ? 'drwxr-xr-x' : '-rw-r--r--';
  return `${mode}    1 root     root     ${String(content?.length ?? 4096).padStart(9)} Jan  1 00:00`;
}

export const cat: Program = async (context) => {
  const names = context.argv.slice(1).filter((word) => word === '-' || !word.startsWith('-'));
  let status = 0;
  for (const name of names.length === 0 ? ['-'] : names) {
    if (name === '-') {
      for (
        let chunk = await context.stdin.read(context.signal);
        chunk;
        chunk = await context.stdin.read(context.signal)
      ) {
        await context.stdout(chunk);
      }
      continue;
    }
    const content = await readFile(context, 'cat', name);
    if (content === undefined) {
      status = 1;
    } else {
      await context.stdout(content);
    }
  }
  return status;
};

/** `head [-n LINES | -LINES | -c BYTES] [FILE]`; `/dev/zero` gives as many bytes as are asked for. */
export const head: Program = async (context) => {
  const words = context.argv.slice(1);
  const bytes = option(words, '-c');
  const lines = option(words, '-n') ?? shortCount(words) ?? 10;
  const name = words.find((word, at) => !word.startsWith('-') && !/^-[cn]$/.test(words[at - 1] ?? ''));
  if (name === '/dev/zero' && bytes !== undefined) {
    const block = Buffer.alloc(64 * 1024);
    for (let left = bytes; left > 0; left -= block.length) {
      context.signal.throwIfAborted();
      await context.stdout(left < block.length ? block.subarray(0, left) : block);
    }
    return 0;
  }
  const content = name === undefined ? await readFirst(context, lines, bytes) : await readFile(context, 'head', name);
  if (content === undefined) {
    return 1;
  }
  await context.stdout(
    bytes === undefined
      ? content
          .toString()
          .split(/(?<=\n)/)
          .slice(0, lines)
          .join('')
      : content.subarray(0, bytes),
  );
  return 0;
};

/** Reads no further than it must: the writer may never end. */
async function readFirst({ stdin, signal }: ProcessContext, lines: number, bytes: number | undefined): Promise<Buffer> {
  let content = Buffer.alloc(0);
  const enough = (): boolean =>
    bytes === undefined ? content.toString('latin1').split('\n').length > lines : content.length >= bytes;
  while (!enough()) {
    const chunk = await stdin.read(signal);
    if (chunk === undefined) {
      break;
    }
    content = Buffer.concat([content, chunk]);
  }
  return content;
}

export const wc: Program = async (context) => {
  const name = context.argv.slice(1).find((word) => !word.startsWith('-'));
  const content = name === undefined ? await readAll(context) : await readFile(context, 'wc', name);
  if (content === undefined) {
    return 1;
  }
  const text = content.toString('latin1');
  const counts = {
    '-l': text.split('\n').length - 1,
    '-w': text.split(/\s+/).filter((word) => word !== '').length,
    '-c': content.length,
  };
  const chosen = Object.entries(counts).filter(([flag]) => context.argv.includes(flag));
  const shown = (chosen.length === 0 ? Object.entries(counts) : chosen).map(([, count]) => String(count));
  await context.stdout(`${[...shown, ...(name === undefined ? [] : [name])].join(' ')}\n`);
  return 0;
};

export const touch: Program = ({ argv, machine, workingDirectory }) => {
  for (const name of argv.slice(1)) {
    machine.files.append(resolvePath(workingDirectory, name), '');
  }
  return Promise.resolve(0);
};

export const mkdir: Program = ({ argv, machine, workingDirectory }) => {
  for (const name of argv.slice(1).filter((word) => !word.startsWith('-'))) {
    machine.files.makeFolder(resolvePath(workingDirectory, name));
  }
  return Promise.resolve(0);
};

export const rm: Program = async ({ argv, machine, workingDirectory, stderr }) => {
  let status = 0;
  for (const name of argv.slice(1).filter((word) => !word.startsWith('-'))) {
    if (!machine.files.remove(resolvePath(workingDirectory, name)) && !argv.includes('-f')) {
      await stderr(`rm: can't remove '${name}': No such file or directory\n`);
      status = 1;
    }
  }
  return status;
};

export async function readFile(context: ProcessContext, command: string, name: string): Promise<Buffer | undefined> {
  const file = resolvePath(context.workingDirectory, name);
  if (file === '/dev/null') {
    return Buffer.alloc(0);
  }
  const content = context.machine.files.read(file);
  if (content === undefined) {
    const why = context.machine.files.isFolder(file) ? 'Is a directory' : 'No such file or directory';
    await context.stderr(`${command}: can't open '${name}': ${why}\n`);
  }
  return content;
}

export async function readAll({ stdin, signal }: ProcessContext): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let chunk = await stdin.read(signal); chunk !== undefined; chunk = await stdin.read(signal)) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function option(words: readonly string[], name: string): number | undefined {
  const at = words.findIndex((word) => word.startsWith(name));
  if (at < 0) {
    return undefined;
  }
  const text = words[at] === name ? words[at + 1] : words[at]?.slice(name.length);
  return Number.parseInt(text ?? '', 10) || 0;
}

function shortCount(words: readonly string[]): number | undefined {
  const word = words.find((candidate) => /^-\d+$/.test(candidate));
  return word === undefined ? undefined : Number(word.slice(1));
}
