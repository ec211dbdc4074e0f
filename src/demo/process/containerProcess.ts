import { Emitter } from '../../common/emitter.ts';
import type { ContainerConfig } from '../../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import type { DemoImage } from '../seed/catalogue.ts';
import { findProgram } from './commands.ts';
import { InputQueue } from './inputQueue.ts';
import { Machine } from './machine.ts';
import { Ended, type Output, type SignalName, Signals, whileNotAborted } from './program.ts';
import type { Terminal } from './terminal.ts';

interface OutputChunk {
  readonly stream: 'stdout' | 'stderr';
  readonly data: Uint8Array;
}

interface ContainerProcessOptions {
  readonly config: ContainerConfig;
  readonly image: DemoImage;
  /** Number on the node. */
  readonly pid: number;
  readonly hostname: string;
  readonly ip: string;
  readonly kernel: string;
  /** Whether it is process 1 of its PID namespace. */
  readonly isInit: boolean;
}

interface ExecStreams {
  readonly stdin: InputQueue;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly terminal?: Terminal;
}

/** A process that has been started. */
export interface RunningProcess {
  /** Its exit code. */
  readonly exited: Promise<number>;
  kill(signal: SignalName): void;
}

/** The first process of a container, and those that an exec adds. */
export class ContainerProcess implements RunningProcess {
  readonly pid: number;
  /** What it writes, for its log. */
  readonly output = new Emitter<OutputChunk>();
  readonly exited: Promise<number>;
  readonly #machine: Machine;
  readonly #main: RunningProcess;
  readonly #execs = new Set<RunningProcess>();
  readonly #environment: ReadonlyMap<string, string>;
  readonly #workingDirectory: string;

  /** Starts on the next turn, so that a log can be connected first. @throws Error (no such program) as runc words it */
  constructor({ config, image, pid, hostname, ip, kernel, isInit }: ContainerProcessOptions) {
    this.pid = pid;
    this.#machine = new Machine({ hostname, ip, kernel, image, findProgram });
    this.#environment = environment(config, image, hostname);
    this.#workingDirectory = workingDirectory(config, image);
    const stdin = new InputQueue();
    if (!config.stdin) {
      stdin.end();
    }
    this.#main = this.#start(commandLine(config, image), new Signals(isInit), {
      stdin,
      stdout: (data) => this.#write('stdout', data),
      stderr: (data) => this.#write('stderr', data),
    });
    this.exited = this.#main.exited.finally(() => this.#execs.forEach((exec) => exec.kill('SIGKILL')));
  }

  kill(signal: SignalName): void {
    this.#main.kill(signal);
  }

  /** Starts another process in the container. @throws Error (no such program) as runc words it */
  exec(argv: readonly string[], streams: ExecStreams): RunningProcess {
    const exec = this.#start(argv, new Signals(false), streams);
    this.#execs.add(exec);
    void exec.exited.finally(() => this.#execs.delete(exec));
    return exec;
  }

  #start(argv: readonly string[], signals: Signals, streams: ExecStreams): RunningProcess {
    const program = this.#machine.requireProgram(argv);
    const pid = this.#machine.begin(argv, signals);
    const { terminal } = streams;
    if (terminal !== undefined) {
      terminal.interrupt = () => signals.deliver('SIGINT');
    }
    const env = new Map(this.#environment);
    if (terminal !== undefined && !env.has('TERM')) {
      env.set('TERM', 'xterm');
    }
    const context = {
      ...streams,
      stdout: untilKilled(signals.signal, streams.stdout),
      stderr: untilKilled(signals.signal, streams.stderr),
      argv,
      env,
      workingDirectory: this.#workingDirectory,
      pid,
      terminal,
      signals,
      signal: signals.signal,
      machine: this.#machine,
    };
    const exited = Promise.resolve()
      .then(() => program(context))
      .then((exitCode) => {
        // It may have killed itself with its last breath.
        signals.signal.throwIfAborted();
        return exitCode;
      })
      .catch(async (error: unknown) => {
        if (error instanceof Ended) {
          return error.exitCode;
        }
        // Whatever a script provokes ends its process, never the runtime.
        await streams.stderr(`${argv[0] ?? ''}: ${error instanceof Error ? error.message : String(error)}\n`);
        return 2;
      })
      .finally(() => this.#machine.end(pid));
    return { exited, kill: (signal) => signals.deliver(signal) };
  }

  #write(stream: OutputChunk['stream'], data: string | Uint8Array): Promise<void> {
    this.output.fire({ stream, data: Buffer.from(data) });
    return Promise.resolve();
  }
}

/** A write that nobody takes ends with the process. */
function untilKilled(signal: AbortSignal, output: Output): Output {
  return (data) => whileNotAborted(signal, (resolve) => void output(data).then(resolve));
}

/** A command of the config replaces the image's entrypoint (and its command), arguments replace the image's command. */
export function commandLine(config: ContainerConfig, image: DemoImage): string[] {
  const command = config.command ?? [];
  const args = config.args ?? [];
  if (command.length > 0) {
    return [...command, ...args];
  }
  return [...(image.entrypoint ?? []), ...(args.length > 0 ? args : (image.command ?? []))];
}

/** An empty one in the config is none: proto3 does not tell them apart. */
export function workingDirectory({ working_dir: own = '' }: ContainerConfig, image: DemoImage): string {
  return own === '' ? (image.workingDirectory ?? '/') : own;
}

export function environment(config: ContainerConfig, image: DemoImage, hostname: string): Map<string, string> {
  const env = new Map([['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin']]);
  for (const entry of image.env ?? []) {
    const at = entry.indexOf('=');
    env.set(entry.slice(0, at), entry.slice(at + 1));
  }
  env.set('HOSTNAME', hostname);
  for (const { key, value } of config.envs ?? []) {
    env.set(key ?? '', Buffer.from(value ?? '').toString());
  }
  return env.set('HOME', image.user === undefined ? '/root' : '/home');
}
