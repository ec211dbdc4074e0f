import { killedBy } from './killed.ts';
import type { SignalName } from './killed.ts';

type Handler = 'ignore' | (() => void);

/** The signals of one process: what it does on each, and the kernel's rule for the first process of a namespace. */
export class Signals {
  readonly #abort = new AbortController();
  readonly #handlers: Map<SignalName, Handler>;

  /**
   * @param isInit process 1 of its PID namespace: signals that it does not handle do nothing to it, but SIGKILL
   * @param ignored signals that the parent process ignores: a child inherits that, and no handlers
   */
  constructor(
    readonly isInit: boolean,
    ignored: readonly SignalName[] = [],
  ) {
    this.#handlers = new Map(ignored.map((signal) => [signal, 'ignore']));
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get ignored(): SignalName[] {
    return [...this.#handlers].filter(([, handler]) => handler === 'ignore').map(([signal]) => signal);
  }

  handle(signal: SignalName, handler: Handler): void {
    this.#handlers.set(signal, handler);
  }

  deliver(signal: SignalName): void {
    const handler = signal === 'SIGKILL' ? undefined : this.#handlers.get(signal);
    if (typeof handler === 'function') {
      handler();
    } else if (handler === undefined && (signal === 'SIGKILL' || !this.isInit)) {
      this.#abort.abort(killedBy(signal));
    }
  }

  /** Ends the process with an exit code of its own: what a server does on SIGTERM. */
  endWith(reason: unknown): void {
    this.#abort.abort(reason);
  }
}
