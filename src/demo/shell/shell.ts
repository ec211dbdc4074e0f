import { InputQueue } from '../process/inputQueue.ts';
import { BrokenPipe, Killed } from '../process/killed.ts';
import type { SignalName } from '../process/killed.ts';
import { Signals } from '../process/signals.ts';
import type { Output, ProcessContext } from '../process/program.ts';
import { builtins } from './builtins.ts';
import { runFor, runIf, runLoop, runPipeline } from './compoundCommands.ts';
import { ExitShell, LeaveLoop } from './controlFlow.ts';
import { expandToText, expandWords } from './expansion.ts';
import { parseScript } from './parser.ts';
import { applyRedirects } from './redirection.ts';
import { SyntaxError } from './syntax.ts';
import type { Command } from './syntax.ts';

/** Where a command reads and writes, and what ends it. */
export interface Streams {
  readonly stdin: InputQueue;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly signal: AbortSignal;
}

/** A POSIX shell as far as a demonstration needs one: lists, pipes, loops, redirections, variables, traps, jobs. */
export class Shell {
  readonly variables: Map<string, string>;
  readonly traps = new Map<SignalName, string>();
  readonly jobs = new Set<Promise<unknown>>();
  /** The command that a `sh -c` ends with: a shell does not wait for it but becomes it. */
  #last: Command | undefined;
  readonly #pendingTraps: string[] = [];
  /** Resolves `wait` when a trap is due. */
  wake: (() => void) | undefined;
  lastStatus = 0;

  constructor(
    readonly context: ProcessContext,
    /** `sh`, as in error messages. */
    readonly name: string,
    readonly parameters: readonly string[] = [],
    variables: ReadonlyMap<string, string> = context.env,
  ) {
    this.variables = new Map(variables);
  }

  /** Runs a script to its end; `exit` included. @throws Killed */
  async run(script: string, streams: Streams): Promise<number> {
    try {
      const command = await this.#parse(script, streams);
      this.#last = command?.kind === 'list' ? command.items.at(-1)?.command : undefined;
      if (command !== undefined) {
        await this.execute(command, streams);
      }
    } catch (error) {
      if (error instanceof ExitShell) {
        this.lastStatus = error.exitCode;
      } else if (!(error instanceof LeaveLoop)) {
        throw error;
      }
    }
    return this.lastStatus;
  }

  /** @throws ExitShell, Killed */
  async runLine(script: string, streams: Streams): Promise<void> {
    const command = await this.#parse(script, streams);
    if (command !== undefined) {
      await this.execute(command, streams);
    }
  }

  async #parse(script: string, streams: Streams): Promise<Command | undefined> {
    try {
      return parseScript(script);
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        throw error;
      }
      await streams.stderr(`${this.name}: syntax error: ${error.message}\n`);
      this.lastStatus = 2;
      return undefined;
    }
  }

  async execute(command: Command, streams: Streams): Promise<number> {
    streams.signal.throwIfAborted();
    this.lastStatus = await this.#execute(command, streams);
    for (let script = this.#pendingTraps.shift(); script !== undefined; script = this.#pendingTraps.shift()) {
      await this.runLine(script, streams);
    }
    return this.lastStatus;
  }

  /** `trap SCRIPT SIGNAL`: an empty script ignores the signal. */
  trap(signal: SignalName, script: string): void {
    this.traps.set(signal, script);
    const run = (): void => {
      this.#pendingTraps.push(script);
      this.wake?.();
    };
    this.context.signals.handle(signal, script === '' ? 'ignore' : run);
  }

  variable(name: string): string | undefined {
    switch (name) {
      case '?':
        return String(this.lastStatus);
      case '$':
        return String(this.context.pid);
      case '#':
        return String(this.parameters.length);
      case '@':
      case '*':
        return this.parameters.join(' ');
      case '0':
        return this.name;
      default:
        return /^\d+$/.test(name) ? this.parameters[Number(name) - 1] : this.variables.get(name);
    }
  }

  expansionSource(streams: Streams): {
    variable(name: string): string | undefined;
    commandOutput(source: string): Promise<string>;
  } {
    return {
      variable: (name) => this.variable(name),
      commandOutput: async (source) => {
        const chunks: Buffer[] = [];
        const stdout: Output = (data) => {
          chunks.push(Buffer.from(data));
          return Promise.resolve();
        };
        this.lastStatus = await this.subshell().runCommand(parseScript(source), { ...streams, stdout });
        return Buffer.concat(chunks).toString();
      },
    };
  }

  async #execute(command: Command, streams: Streams): Promise<number> {
    switch (command.kind) {
      case 'simple':
        return this.#simple(command, streams);
      case 'pipeline':
        return runPipeline(this, command, streams);
      case 'andOr': {
        const left = await this.execute(command.left, streams);
        return (left === 0) === (command.operator === '&&') ? this.execute(command.right, streams) : left;
      }
      case 'list': {
        for (const item of command.items) {
          if (item.background) {
            this.#startJob(item.command, streams);
          } else {
            await this.execute(item.command, streams);
          }
        }
        return this.lastStatus;
      }
      case 'loop':
        return runLoop(this, command, streams);
      case 'for':
        return runFor(this, command, streams);
      case 'if':
        return runIf(this, command, streams);
      case 'group':
        return command.subshell
          ? this.subshell().runCommand(command.body, streams)
          : this.execute(command.body, streams);
    }
  }

  /** As {@link run}, for a command that is parsed already. */
  async runCommand(command: Command, streams: Streams): Promise<number> {
    try {
      return await this.execute(command, streams);
    } catch (error) {
      if (error instanceof ExitShell) {
        return error.exitCode;
      }
      throw error;
    }
  }

  async #simple(command: Command & { kind: 'simple' }, streams: Streams): Promise<number> {
    const source = this.expansionSource(streams);
    try {
      const argv = await expandWords(command.words, source);
      const assigned = new Map<string, string>();
      for (const { name, value } of command.assignments) {
        assigned.set(name, await expandToText(value, source));
      }
      const redirected = await applyRedirects(this, command.redirects, streams);
      if (redirected === undefined) {
        return 1;
      }
      if (argv.length === 0) {
        assigned.forEach((value, name) => this.variables.set(name, value));
        return command.words.length === 0 && assigned.size > 0 ? 0 : this.lastStatus;
      }
      const replace = command === this.#last && this.traps.size === 0 && this.jobs.size === 0;
      return await this.call(argv, assigned, redirected, replace);
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        throw error;
      }
      await streams.stderr(`${this.name}: ${error.message}\n`);
      return 2;
    }
  }

  /** Runs a builtin or a program. @param replace the program takes the shell's place, as after `exec` */
  async call(
    argv: readonly string[],
    assigned: ReadonlyMap<string, string>,
    streams: Streams,
    replace: boolean,
  ): Promise<number> {
    const [name = ''] = argv;
    const builtin = builtins.get(name);
    if (builtin !== undefined) {
      return builtin(this, argv, streams);
    }
    const { machine, signals: own, pid: ownPid } = this.context;
    const program = machine.findProgram(name);
    if (program === undefined) {
      const why = this.name === 'bash' ? 'command not found' : 'not found';
      await streams.stderr(`${this.name}: ${name}: ${why}\n`);
      return 127;
    }
    const env = new Map([...this.variables, ...assigned]);
    if (replace) {
      machine.become(ownPid, argv);
      return program({ ...this.context, ...streams, argv, env });
    }
    const signals = new Signals(false, own.ignored);
    const { pid } = machine.begin(argv, signals);
    try {
      const signal = AbortSignal.any([streams.signal, signals.signal]);
      return await program({ ...this.context, ...streams, argv, env, pid, signals, signal });
    } catch (error) {
      if (error instanceof Killed && !(error instanceof BrokenPipe) && !streams.signal.aborted) {
        return error.exitCode;
      }
      throw error;
    } finally {
      machine.end(pid);
    }
  }

  #startJob(command: Command, streams: Streams): void {
    const job = this.subshell()
      .runCommand(command, { ...streams, stdin: endedInput(), signal: this.context.signal })
      .catch(() => 0)
      .finally(() => this.jobs.delete(job));
    this.jobs.add(job);
    this.lastStatus = 0;
  }

  /** A copy: what it sets, this one does not see. */
  subshell(): Shell {
    const shell = new Shell({ ...this.context }, this.name, this.parameters, this.variables);
    shell.lastStatus = this.lastStatus;
    return shell;
  }
}

function endedInput(): InputQueue {
  const input = new InputQueue();
  input.end();
  return input;
}
