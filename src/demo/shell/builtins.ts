import { signalNumbers } from '../process/killed.ts';
import type { SignalName } from '../process/killed.ts';
import { resolvePath } from '../process/files.ts';
import { whileNotAborted } from '../process/whileNotAborted.ts';
import { ExitShell, LeaveLoop } from './controlFlow.ts';
import type { Shell, Streams } from './shell.ts';

type Builtin = (shell: Shell, argv: readonly string[], streams: Streams) => Promise<number>;

/** Commands that change the shell itself. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [':', () => Promise.resolve(0)],
  ['break', () => Promise.reject(new LeaveLoop('break'))],
  ['continue', () => Promise.reject(new LeaveLoop('continue'))],
  ['exit', (shell, [, code]) => Promise.reject(new ExitShell(exitCode(code, shell.lastStatus)))],
  ['cd', changeFolder],
  ['export', (shell, [, ...names]) => assign(shell, names)],
  ['set', () => Promise.resolve(0)],
  ['unset', unset],
  ['trap', trap],
  ['wait', wait],
  ['read', read],
  ['eval', (shell, [, ...words], streams) => evaluate(shell, words.join(' '), streams)],
  ['exec', (shell, [, ...words], streams) => replace(shell, words, streams)],
  ['command', describe],
  ['type', (shell, argv, streams) => describe(shell, ['type', '-v', ...argv.slice(1)], streams)],
]);

/** The kernel keeps eight bits of an exit code. */
function exitCode(text: string | undefined, lastStatus: number): number {
  return (text === undefined ? lastStatus : Number.parseInt(text, 10) || 0) & 0xff;
}

async function changeFolder(shell: Shell, argv: readonly string[], { stderr }: Streams): Promise<number> {
  const name = argv[1] ?? shell.variable('HOME') ?? '/root';
  const previous = shell.context.workingDirectory;
  const folder = name === '-' ? (shell.variable('OLDPWD') ?? previous) : resolvePath(previous, name);
  if (!shell.context.machine.files.isFolder(folder)) {
    await stderr(`${shell.name}: cd: line 0: can't cd to ${name}: No such file or directory\n`);
    return 2;
  }
  shell.context.workingDirectory = folder;
  shell.variables.set('OLDPWD', previous).set('PWD', folder);
  return 0;
}

function assign(shell: Shell, words: readonly string[]): Promise<number> {
  for (const word of words) {
    const at = word.indexOf('=');
    if (at > 0) {
      shell.variables.set(word.slice(0, at), word.slice(at + 1));
    }
  }
  return Promise.resolve(0);
}

function unset(shell: Shell, argv: readonly string[]): Promise<number> {
  argv.slice(1).forEach((name) => shell.variables.delete(name));
  return Promise.resolve(0);
}

function trap(shell: Shell, argv: readonly string[]): Promise<number> {
  const [, script = '', ...names] = argv;
  for (const name of names) {
    const signal = signalNamed(name);
    if (signal !== undefined) {
      shell.trap(signal, script);
    }
  }
  return Promise.resolve(0);
}

export function signalNamed(name: string): SignalName | undefined {
  const names: readonly SignalName[] = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGKILL', 'SIGTERM'];
  return names.find((signal) => [signal, signal.slice(3), String(signalNumbers[signal])].includes(name.toUpperCase()));
}

async function wait(shell: Shell, _argv: readonly string[], { signal }: Streams): Promise<number> {
  if (shell.jobs.size > 0) {
    await whileNotAborted(signal, (resolve) => {
      shell.wake = resolve;
      void Promise.all(shell.jobs).then(resolve);
    });
    shell.wake = undefined;
  }
  return 0;
}

async function read(shell: Shell, argv: readonly string[], { stdin, signal }: Streams): Promise<number> {
  const line = await stdin.readLine(signal);
  const names = argv.slice(1).filter((word) => !word.startsWith('-'));
  const fields = (line ?? '').trim().split(/\s+/);
  names.forEach((name, index) => {
    shell.variables.set(name, index === names.length - 1 ? fields.slice(index).join(' ') : (fields[index] ?? ''));
  });
  return line === undefined ? 1 : 0;
}

async function evaluate(shell: Shell, script: string, streams: Streams): Promise<number> {
  await shell.runLine(script, streams);
  return shell.lastStatus;
}

async function replace(shell: Shell, words: readonly string[], streams: Streams): Promise<number> {
  if (words.length === 0) {
    return 0;
  }
  throw new ExitShell(await shell.call(words, new Map(), streams, true));
}

/** `command -v NAME`. */
async function describe(shell: Shell, argv: readonly string[], { stdout }: Streams): Promise<number> {
  const name = argv.slice(1).find((word) => !word.startsWith('-')) ?? '';
  if (builtins.has(name)) {
    await stdout(`${name}\n`);
    return 0;
  }
  if (shell.context.machine.findProgram(name) === undefined) {
    return 127;
  }
  await stdout(`/bin/${name}\n`);
  return 0;
}
