import path from 'node:path';
import { Killed, killedBy } from '../process/killed.ts';
import type { Program, ProcessContext } from '../process/program.ts';
import { ExitShell } from './controlFlow.ts';
import { Shell } from './shell.ts';

/** `sh`, `sh -c SCRIPT [NAME [ARGUMENT...]]`, `sh FILE`, or `sh` reading commands from its input. */
export const shellProgram: Program = async (context) => {
  const name = path.posix.basename(context.argv[0] ?? 'sh');
  const words = context.argv.slice(1);
  const script = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  if (script >= 0) {
    const [source = '', own = name, ...parameters] = words.slice(script + 1);
    return new Shell(context, own, parameters).run(source, context);
  }
  const file = words.find((word) => !word.startsWith('-'));
  if (file !== undefined) {
    const content = context.machine.files.read(file);
    if (content === undefined) {
      await context.stderr(`${name}: can't open '${file}': No such file or directory\n`);
      return 127;
    }
    return new Shell(context, file).run(content.toString(), context);
  }
  return readCommands(new Shell(context, name), context);
};

async function readCommands(shell: Shell, context: ProcessContext): Promise<number> {
  const { terminal, stdin, stdout } = context;
  if (terminal !== undefined) {
    context.signals.handle('SIGTERM', 'ignore');
  }
  for (;;) {
    const foreground = new AbortController();
    const signal = AbortSignal.any([context.signal, foreground.signal]);
    if (terminal !== undefined) {
      terminal.interrupt = () => {
        if (!context.signals.ignored.includes('SIGINT')) {
          foreground.abort(killedBy('SIGINT'));
        }
      };
      await stdout(prompt(shell, context));
    }
    try {
      const line = await stdin.readLine(signal);
      if (line === undefined) {
        await (terminal === undefined ? undefined : stdout('\n'));
        return shell.lastStatus;
      }
      await shell.runLine(line, { stdin, stdout, stderr: context.stderr, signal });
    } catch (error) {
      if (error instanceof ExitShell) {
        return error.exitCode;
      }
      if (!(error instanceof Killed) || context.signal.aborted) {
        throw error;
      }
      shell.lastStatus = error.exitCode;
    }
    if (terminal !== undefined) {
      stdin.reopen();
    }
  }
}

function prompt(shell: Shell, { machine, workingDirectory }: ProcessContext): string {
  const sign = machine.image.user === undefined ? '#' : '$';
  return shell.name === 'bash'
    ? `${machine.image.user ?? 'root'}@${machine.hostname}:${workingDirectory}${sign} `
    : `${workingDirectory} ${sign} `;
}
