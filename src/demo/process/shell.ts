import path from 'node:path';
import { nextTurn } from '../../common/nextTurn.ts';
import { Ended, killedBy, type ProcessContext, type Program, signalNamed, Signals } from './program.ts';
import { type Command, parseScript, type Step, Unsupported } from './shellScript.ts';

type Streams = Pick<ProcessContext, 'stdin' | 'stdout' | 'stderr' | 'signal'>;

/**
 * `sh`, enough of it to look round in a container and to run what the demonstration's pods run: plain commands one
 * after another, `while true` round them, variables, and the exit code. No pipes, files, substitutions, conditions.
 */
export const shellProgram: Program = (context) => {
  const [called = 'sh', option = '', script = '', zero = called] = context.argv;
  const shell = new Shell(context, path.posix.basename(zero));
  return /^-[a-z]*c$/.test(option) ? shell.runScript(script) : shell.converse();
};

class Shell {
  #status = 0;

  readonly #context: ProcessContext;
  readonly #name: string;

  constructor(context: ProcessContext, name: string) {
    this.#context = context;
    this.#name = name;
  }

  /** Its last command takes the shell's place, as in busybox and bash. @throws Ended */
  async runScript(script: string): Promise<number> {
    const steps = await this.#parse(script);
    const last = steps.at(-1);
    const becoming = last === undefined || 'loop' in last ? steps : [...steps.slice(0, -1), inPlace(last)];
    await this.#run(becoming, this.#context);
    return this.#status;
  }

  /** Reads a command a line, with a prompt where there is a terminal, whose Ctrl-C ends what is in the foreground. */
  async converse(): Promise<number> {
    const { terminal, stdin, stdout, signals } = this.#context;
    if (terminal !== undefined) {
      signals.handle('SIGTERM', 'ignore');
    }
    for (;;) {
      const foreground = new AbortController();
      const signal = AbortSignal.any([this.#context.signal, foreground.signal]);
      if (terminal !== undefined) {
        terminal.interrupt = () => {
          if (!signals.ignored.includes('SIGINT')) {
            foreground.abort(killedBy('SIGINT'));
          }
        };
        await stdout(this.#prompt());
      }
      try {
        const line = await stdin.readLine(signal);
        if (line === undefined) {
          await (terminal === undefined ? undefined : stdout('\n'));
          return this.#status;
        }
        await this.#run(await this.#parse(line), { ...this.#context, signal });
      } catch (error) {
        if (!(error instanceof Ended) || this.#context.signal.aborted || !foreground.signal.aborted) {
          throw error;
        }
        this.#status = error.exitCode;
      }
      if (terminal !== undefined) {
        stdin.reopen();
      }
    }
  }

  #prompt(): string {
    const { machine, workingDirectory } = this.#context;
    const sign = machine.user === 'root' ? '#' : '$';
    return this.#name === 'bash'
      ? `${machine.user}@${machine.hostname}:${workingDirectory}${sign} `
      : `${workingDirectory} ${sign} `;
  }

  async #parse(script: string): Promise<readonly Step[]> {
    try {
      return parseScript(script);
    } catch (error) {
      if (!(error instanceof Unsupported)) {
        throw error;
      }
      await this.#context.stderr(`${this.#name}: a demonstration: only plain commands run here, and help names them\n`);
      this.#status = 2;
      return [];
    }
  }

  async #run(steps: readonly Step[], streams: Streams): Promise<void> {
    for (const step of steps) {
      streams.signal.throwIfAborted();
      if ('loop' in step) {
        for (;;) {
          await this.#run(step.loop, streams);
          await nextTurn();
        }
      }
      if (step.after === 'anything' || (step.after === 'success') === (this.#status === 0)) {
        const argv = step.words.flatMap((word) =>
          word === '"$@"' ? this.#context.argv.slice(4) : [this.#expand(word)],
        );
        this.#status = await this.#call(argv, step.toStderr ? { ...streams, stdout: streams.stderr } : streams);
      }
    }
  }

  async #call(argv: readonly string[], streams: Streams): Promise<number> {
    const context = this.#context;
    const [name = '', first, second] = argv;
    const assignment = /^(\w+)=(.*)$/s.exec(name);
    if (assignment !== null) {
      context.env.set(assignment[1] ?? '', assignment[2] ?? '');
      return 0;
    }
    switch (name) {
      case 'exit':
        // The kernel keeps eight bits of an exit code.
        throw new Ended((first === undefined ? this.#status : Number.parseInt(first, 10) || 0) & 0xff);
      case 'cd':
        return this.#changeFolder(first ?? '/root', streams);
      case 'export':
        return first?.includes('=') ? this.#call([first], streams) : 0;
      case 'trap':
        return this.#trap(first ?? '', second ?? '');
      case 'exec':
        return argv.length === 1 ? 0 : this.#become(argv.slice(1), streams);
      default:
        return this.#start(argv, streams);
    }
  }

  async #changeFolder(name: string, { stderr }: Streams): Promise<number> {
    const folder = path.posix.resolve(this.#context.workingDirectory, name);
    if (!this.#context.machine.files.isFolder(folder)) {
      await stderr(`${this.#name}: cd: can't cd to ${name}: No such file or directory\n`);
      return 2;
    }
    this.#context.workingDirectory = folder;
    return 0;
  }

  /** `trap '' SIGNAL` ignores it, `trap 'exit CODE' SIGNAL` ends with the code. */
  #trap(script: string, name: string): number {
    const signal = signalNamed(name);
    const code = /^exit (\d+)$/.exec(script)?.[1];
    if (signal === undefined || (script !== '' && code === undefined)) {
      return 1;
    }
    this.#context.signals.handle(signal, code === undefined ? 'ignore' : Number(code));
    return 0;
  }

  async #become(argv: readonly string[], streams: Streams): Promise<number> {
    const context = this.#context;
    const [name = ''] = argv;
    const program = context.machine.findProgram(name);
    if (program === undefined) {
      return this.#call(argv, streams);
    }
    context.machine.become(context.pid, argv);
    throw new Ended(await program({ ...context, ...streams, argv }));
  }

  async #start(argv: readonly string[], streams: Streams): Promise<number> {
    const { machine, signals: own } = this.#context;
    const [name = ''] = argv;
    const program = machine.findProgram(name);
    if (program === undefined) {
      await streams.stderr(`${this.#name}: ${name}: ${this.#name === 'bash' ? 'command not found' : 'not found'}\n`);
      return 127;
    }
    const signals = new Signals(false, own.ignored);
    const pid = machine.begin(argv, signals);
    try {
      const signal = AbortSignal.any([streams.signal, signals.signal]);
      const env = new Map(this.#context.env);
      return await program({ ...this.#context, ...streams, argv, env, pid, signals, signal });
    } catch (error) {
      if (error instanceof Ended && !streams.signal.aborted) {
        return error.exitCode;
      }
      throw error;
    } finally {
      machine.end(pid);
    }
  }

  /** Takes the quotes off, and puts variables in where they do not stand in single quotes. */
  #expand(word: string): string {
    return word.replace(
      /'(?<literal>[^']*)'|"(?<quoted>(?:\\.|[^"\\])*)"|\\(?<escaped>.)|\$(?<name>[?$]|\w+)/gs,
      (...groups) => {
        const { literal, quoted, escaped, name } = groups.at(-1) as Partial<Record<string, string>>;
        return literal ?? escaped ?? (quoted === undefined ? this.#variable(name ?? '') : this.#inQuotes(quoted));
      },
    );
  }

  #inQuotes(text: string): string {
    return text.replace(/\\(?<escaped>["\\$])|\$(?<name>[?$]|\w+)/g, (...groups) => {
      const { escaped, name } = groups.at(-1) as Partial<Record<string, string>>;
      return escaped ?? this.#variable(name ?? '');
    });
  }

  #variable(name: string): string {
    switch (name) {
      case '?':
        return String(this.#status);
      case '$':
        return String(this.#context.pid);
      case '0':
        return this.#context.argv[3] ?? this.#name;
      default:
        return this.#context.env.get(name) ?? '';
    }
  }
}

function inPlace(command: Command): Command {
  return { ...command, words: ['exec', ...command.words] };
}
