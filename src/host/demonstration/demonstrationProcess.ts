import type { Disposable } from '../../common/disposable.ts';
import { startDemonstration } from './startDemonstration.ts';

/** The demonstration runtime as a process beside the extension host, for trying the extension without a runtime. */
export class DemonstrationProcess implements Disposable {
  readonly #programFile: string;
  readonly #onExit: () => void;
  readonly #disposed = new AbortController();
  #started: Promise<void> | undefined;
  #address: string | undefined;

  /**
   * @param programFile the bundled demonstration runtime
   * @param onExit called when it ended by itself
   */
  constructor(programFile: string, onExit: () => void) {
    this.#programFile = programFile;
    this.#onExit = onExit;
  }

  /** The address it serves while it runs. */
  get address(): string | undefined {
    return this.#address;
  }

  /** Starts it, if it does not run, and resolves when it answers. */
  start(): Promise<void> {
    this.#started ??= this.#run().catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  dispose(): void {
    this.#disposed.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#disposed;
    const { address, ended } = await startDemonstration(this.#programFile, signal);
    this.#address = address;
    void ended.then(() => {
      this.#address = undefined;
      this.#started = undefined;
      if (!signal.aborted) {
        this.#onExit();
      }
    });
  }
}
