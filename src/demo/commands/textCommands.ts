import { sleep as sleepFor } from '../process/whileNotAborted.ts';
import type { Program } from '../process/program.ts';

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', e: '\x1b', a: '\x07', '\\': '\\' };

export const echo: Program = async ({ argv, stdout }) => {
  const words = [...argv.slice(1)];
  let [newline, escaped] = ['\n', false];
  while (/^-[neE]+$/.test(words[0] ?? '')) {
    const flags = words.shift() ?? '';
    newline = flags.includes('n') ? '' : newline;
    escaped = flags.includes('e') || escaped;
  }
  const text = words.join(' ');
  await stdout((escaped ? unescape(text) : text) + newline);
  return 0;
};

export const printf: Program = async ({ argv, stdout }) => {
  const [, format = '', ...values] = argv;
  const fields = (format.match(/%[sd]/g) ?? []).length;
  let text = '';
  do {
    text += unescape(format).replace(/%(?:[sd]|%)/g, (field) => (field === '%%' ? '%' : (values.shift() ?? '')));
  } while (fields > 0 && values.length > 0);
  await stdout(text);
  return 0;
};

function unescape(text: string): string {
  return text.replace(
    /\\(?:0?([0-7]{1,3})|x([0-9a-f]{1,2})|(.))/gi,
    (whole, octal?: string, hex?: string, letter?: string) => {
      if (letter !== undefined) {
        return escapes[letter] ?? whole;
      }
      return String.fromCharCode(octal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(octal, 8));
    },
  );
}

export const seq: Program = async ({ argv, stdout, signal }) => {
  const numbers = argv.slice(1).map(Number);
  const [first = 1, last = 0] = numbers.length === 1 ? [1, numbers[0]] : [numbers[0], numbers.at(-1)];
  const step = numbers.length === 3 ? (numbers[1] ?? 1) : 1;
  let lines: string[] = [];
  for (let number = first; step > 0 && number <= last; number += step) {
    lines.push(`${number}\n`);
    if (lines.length === 1000) {
      signal.throwIfAborted();
      await stdout(lines.join(''));
      lines = [];
    }
  }
  await stdout(lines.join(''));
  return 0;
};

export const yes: Program = async ({ argv, stdout, signal }) => {
  const line = `${argv.slice(1).join(' ') || 'y'}\n`;
  for (;;) {
    signal.throwIfAborted();
    await stdout(line.repeat(1000));
    await sleepFor(0, signal);
  }
};

/** Seconds, or with the unit s, m, h or d; `infinity`. */
export const sleep: Program = async ({ argv, signal, stderr }) => {
  const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };
  const match = /^(?<count>[\d.]+)(?<unit>[smhd]?)$/.exec(argv[1] ?? '');
  if (match?.groups === undefined && argv[1] !== 'infinity') {
    await stderr(`sleep: invalid number '${argv[1] ?? ''}'\n`);
    return 1;
  }
  const seconds = Number(match?.groups?.['count'] ?? Infinity) * (units[match?.groups?.['unit'] ?? ''] ?? 1);
  await sleepFor(seconds * 1000, signal);
  return 0;
};

/** `test` and `[`: files, empty strings, equality, integers; `!`. */
export const test: Program = ({ argv, machine, terminal, workingDirectory }) => {
  const words = argv.slice(1).filter((word, at, all) => !(word === ']' && at === all.length - 1));
  const negated = words[0] === '!';
  const [first = '', second = '', third = ''] = negated ? words.slice(1) : words;
  const path = second.startsWith('/') ? second : `${workingDirectory === '/' ? '' : workingDirectory}/${second}`;
  const isFile = machine.files.read(path) !== undefined;
  const unary: Readonly<Record<string, boolean>> = {
    '-n': second !== '',
    '-z': second === '',
    '-f': isFile,
    '-d': machine.files.isFolder(path),
    '-e': isFile || machine.files.isFolder(path),
    '-t': terminal !== undefined,
    '-x': machine.findProgram(second) !== undefined,
  };
  const binary: Readonly<Record<string, boolean>> = {
    '=': first === third,
    '==': first === third,
    '!=': first !== third,
    '-eq': Number(first) === Number(third),
    '-ne': Number(first) !== Number(third),
    '-lt': Number(first) < Number(third),
    '-gt': Number(first) > Number(third),
    '-le': Number(first) <= Number(third),
    '-ge': Number(first) >= Number(third),
  };
  const result = binary[second] ?? unary[first] ?? first !== '';
  return Promise.resolve(Number(result === negated));
};
