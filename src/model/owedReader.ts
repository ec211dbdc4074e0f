import { setMaxListeners } from 'node:events';
import type { Disposable } from '../common/disposable.ts';
import { sleep } from '../common/sleep.ts';
import type { RuntimeEvent } from '../contract/runtime.ts';
import { nothingOwed, oweBoth, type OwedReading, oweForEvent, owesNothing } from './owedReading.ts';

export interface OwedReaderOptions {
  /** Tells its failure itself, since several may have asked for it; what it owed is kept. */
  readonly read: (owed: OwedReading, signal: AbortSignal) => Promise<void>;
  /** At most one reading in so many milliseconds. */
  readonly spacingMs: number;
  /**
   * What an event spoke of is read once more after so many milliseconds: containerd tells of a change before its CRI
   * part has made it, so that the first look may come too early.
   */
  readonly confirmAfterMs: number;
}

/**
 * Reads what is owed, one reading at a time: the first at once, and what a flood of events asks for together. What is
 * owed while a reading is under way is read after it, since that one may have missed it.
 */
export class OwedReader implements Disposable {
  readonly #options: OwedReaderOptions;
  readonly #ending = new AbortController();
  /** Of the reading that is under way. */
  #reading = new AbortController();
  /** Asked for by events, and to be confirmed. */
  #heard: OwedReading = nothingOwed;
  #asked: OwedReading = nothingOwed;
  #toConfirm: OwedReading = nothingOwed;
  #confirmTimer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #lastReadAtMs = -Infinity;

  constructor(options: OwedReaderOptions) {
    this.#options = options;
  }

  /** Reads what the event speaks of. */
  hear(event: RuntimeEvent): void {
    this.#heard = oweForEvent(this.#heard, event);
    this.#start().catch(() => undefined);
  }

  /** Owes more and resolves when nothing is owed any longer. Rejects when a reading failed. */
  settle(more: OwedReading): Promise<void> {
    this.#asked = oweBoth(this.#asked, more);
    return this.#start();
  }

  /** Gives up the answers that are awaited and asks for the same once more: whoever was asked is not to be heard. */
  beginAnew(): void {
    this.#reading.abort(new Error('Read anew.'));
  }

  /** Ends what is under way, which then rejects. */
  dispose(): void {
    this.#ending.abort(new Error('No longer read.'));
    this.#reading.abort(this.#ending.signal.reason);
    clearTimeout(this.#confirmTimer);
  }

  #start(): Promise<void> {
    // A message may hold several events: what comes in the same breath is read together.
    this.#working ??= Promise.resolve()
      .then(() => this.#work())
      .finally(() => {
        this.#working = undefined;
      });
    return this.#working;
  }

  async #work(): Promise<void> {
    const { signal } = this.#ending;
    while (!owesNothing(oweBoth(this.#heard, this.#asked))) {
      const waitMs = this.#lastReadAtMs + this.#options.spacingMs - performance.now();
      if (waitMs > 0) {
        await sleep(waitMs, signal);
      }
      signal.throwIfAborted();
      const heard = this.#heard;
      const asked = this.#asked;
      this.#heard = nothingOwed;
      this.#asked = nothingOwed;
      this.#lastReadAtMs = performance.now();
      const reading = new AbortController();
      // Each call of a reading listens to it, and Node warns of more than ten.
      setMaxListeners(0, reading.signal);
      this.#reading = reading;
      try {
        await this.#options.read(oweBoth(heard, asked), reading.signal);
      } catch (error) {
        this.#heard = oweBoth(heard, this.#heard);
        this.#asked = oweBoth(asked, this.#asked);
        if (reading.signal.aborted && !signal.aborted) {
          continue;
        }
        throw error;
      }
      this.#confirmLater(heard);
    }
  }

  #confirmLater(heard: OwedReading): void {
    if (owesNothing(heard) || this.#ending.signal.aborted) {
      return;
    }
    this.#toConfirm = oweBoth(this.#toConfirm, heard);
    this.#confirmTimer ??= setTimeout(() => {
      this.#confirmTimer = undefined;
      const owed = this.#toConfirm;
      this.#toConfirm = nothingOwed;
      this.settle(owed).catch(() => undefined);
    }, this.#options.confirmAfterMs);
  }
}
