import type { InputQueue } from './inputQueue.ts';
import type { Machine } from './machine.ts';
import type { Terminal } from './terminal.ts';

/** Writes to one of a process's outputs; resolves when the reader can take more. */
export type Output = (data: string | Uint8Array) => Promise<void>;

/** What a process in a container has. */
export interface ProcessContext {
  readonly argv: readonly string[];
  readonly env: Map<string, string>;
  workingDirectory: string;
  readonly pid: number;
  readonly stdin: InputQueue;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly terminal: Terminal | undefined;
  readonly signals: Signals;
  /** Aborted when the process must end, with an {@link Ended} as the reason. */
  readonly signal: AbortSignal;
  readonly machine: Machine;
}

/** Runs to its exit code, or throws {@link Ended}. */
export type Program = (context: ProcessContext) => Promise<number>;

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 } as const;
export type SignalName = keyof typeof signalNumbers;

/** The signal of a name (`TERM`, `SIGTERM`) or a number (`15`). */
export function signalNamed(name: string): SignalName | undefined {
  return (Object.keys(signalNumbers) as SignalName[]).find((signal) =>
    [signal, signal.slice(3), String(signalNumbers[signal])].includes(name.toUpperCase()),
  );
}

/** Thrown out of whatever a process is at, when it ends: killed by a signal, or by its own `exit`. */
export class Ended extends Error {
  override readonly name = 'Ended';

  constructor(readonly exitCode: number) {
    super(`ended with exit code ${exitCode}`);
  }
}

/** The end of a process that has no say in it. */
export function killedBy(signal: SignalName): Ended {
  return new Ended(128 + signalNumbers[signal]);
}

/** What one process does on each signal, and the kernel's rule for the first process of a namespace. */
export class Signals {
  readonly #abort = new AbortController();
  readonly #exitCodes: Map<SignalName, number | 'ignore'>;

  /**
   * @param isInit process 1 of its PID namespace: signals that it does not handle do nothing to it, but SIGKILL
   * @param ignored signals that the parent process ignores: a child inherits that, and nothing else
   */
  constructor(
    readonly isInit: boolean,
    ignored: readonly SignalName[] = [],
  ) {
    this.#exitCodes = new Map(ignored.map((signal) => [signal, 'ignore']));
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get ignored(): SignalName[] {
    return [...this.#exitCodes].filter(([, code]) => code === 'ignore').map(([signal]) => signal);
  }

  /** @param reaction the code with which the process ends itself on the signal, or `ignore` */
  handle(signal: SignalName, reaction: number | 'ignore'): void {
    this.#exitCodes.set(signal, reaction);
  }

  deliver(signal: SignalName): void {
    const reaction = signal === 'SIGKILL' ? undefined : this.#exitCodes.get(signal);
    if (typeof reaction === 'number') {
      this.#abort.abort(new Ended(reaction));
    } else if (reaction === undefined && (signal === 'SIGKILL' || !this.isInit)) {
      this.#abort.abort(killedBy(signal));
    }
  }
}

/** A promise that the body resolves, or that rejects with the signal's reason. */
export function whileNotAborted(signal: AbortSignal, body: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    body(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}
