import { sleep } from '../common/sleep.ts';

/** Work that is wanted again and again: at once the first time, then at most once in a while, and one at a time. */
export class PacedWork {
  readonly #work: () => Promise<void>;
  readonly #spacingMs: () => number;
  readonly #signal: AbortSignal;
  #wanted = false;
  #isRunning = false;
  #endedAtMs = -Infinity;

  /**
   * @param spacingMs from the end of one to the beginning of the next
   * @param signal ends it all; the work is expected to reject then
   */
  constructor(work: () => Promise<void>, spacingMs: () => number, signal: AbortSignal) {
    this.#work = work;
    this.#spacingMs = spacingMs;
    this.#signal = signal;
  }

  want(): void {
    this.#wanted = true;
    if (!this.#isRunning) {
      this.#isRunning = true;
      void this.#run().finally(() => {
        this.#isRunning = false;
      });
    }
  }

  async #run(): Promise<void> {
    try {
      // What comes in the same breath is one piece of work.
      await Promise.resolve();
      while (this.#wanted) {
        const waitMs = this.#endedAtMs + this.#spacingMs() - performance.now();
        if (waitMs > 0) {
          await sleep(waitMs, this.#signal);
        }
        this.#signal.throwIfAborted();
        this.#wanted = false;
        await this.#work();
        this.#endedAtMs = performance.now();
      }
    } catch (error) {
      if (!this.#signal.aborted) {
        throw error;
      }
    }
  }
}
