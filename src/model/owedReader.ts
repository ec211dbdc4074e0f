import { sleep } from '../common/sleep.ts';
import type { RuntimeEvent } from '../contract/runtimeEvent.ts';
import { nothingOwed, oweBoth, oweForEvent, type OwedReading, owesNothing } from './owedReading.ts';

/**
 * Reads what is owed, one reading at a time: the first at once, and those that a flood of events asks for together, at
 * most one in `spacingMs`. What is owed while a reading is under way is read after it, since that one may have missed it.
 */
export class OwedReader {
  readonly #read: (owed: OwedReading, signal: AbortSignal) => Promise<void>;
  readonly #spacingMs: number;
  readonly #signal: AbortSignal;
  #owed: OwedReading = nothingOwed;
  #working: Promise<void> | undefined;
  #lastReadAtMs = -Infinity;

  /** @param signal ends all reading; what is under way then rejects */
  constructor(
    read: (owed: OwedReading, signal: AbortSignal) => Promise<void>,
    spacingMs: number,
    signal: AbortSignal,
  ) {
    this.#read = read;
    this.#spacingMs = spacingMs;
    this.#signal = signal;
  }

  owe(event: RuntimeEvent): void {
    this.#owed = oweForEvent(this.#owed, event);
  }

  /** Owes more and resolves when nothing is owed any longer. Rejects when a reading failed; what it owed is kept. */
  settle(more: OwedReading = nothingOwed): Promise<void> {
    this.#owed = oweBoth(this.#owed, more);
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #work(): Promise<void> {
    while (!owesNothing(this.#owed)) {
      const waitMs = this.#lastReadAtMs + this.#spacingMs - performance.now();
      if (waitMs > 0) {
        await sleep(waitMs, this.#signal);
      }
      this.#signal.throwIfAborted();
      this.#lastReadAtMs = performance.now();
      const owed = this.#owed;
      this.#owed = nothingOwed;
      try {
        await this.#read(owed, this.#signal);
      } catch (error) {
        this.#owed = oweBoth(owed, this.#owed);
        throw error;
      }
    }
  }
}
