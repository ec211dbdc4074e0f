import type { Disposable } from './disposable.ts';
import { asError } from './thrown.ts';

export interface CoalescerOptions<Work> {
  /** Joins two pieces of work into one that does both. The second was asked for later. */
  readonly merge: (older: Work, newer: Work) => Work;
  /** Does the work. The signal is aborted when the work is to be done over or the coalescer was disposed. */
  readonly run: (work: Work, signal: AbortSignal) => void | Promise<void>;
  /** The least number of milliseconds between two runs, asked before each. Without it they follow at once. */
  readonly spacingMs?: () => number;
  /** Where the spacing begins: at the start of the run before, which is the default, or at its end. */
  readonly spacingFrom?: 'start' | 'end';
  /**
   * Called when a run failed, before those who wait for it are told. Its work is pending again. Without this callback
   * the failure of a run that nobody waits for surfaces as an unhandled rejection.
   */
  readonly onFailure?: (error: unknown) => void;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Work that is done in one run, and who waits for that run. */
interface Batch<Work> {
  readonly work: Work;
  readonly waiters: readonly Waiter[];
}

/**
 * Runs work that is asked for again and again, one run at a time. The first run begins at once (after the microtasks in
 * which the same message may ask for more), later ones at the spacing. What is asked for while a run is under way is
 * merged and done in the next run, because the run under way may have missed its cause.
 *
 * A run that fails is not tried again by itself: its work stays pending and is part of the run that is asked for next.
 */
export class Coalescer<Work> implements Disposable {
  readonly #options: CoalescerOptions<Work>;
  #pending: Batch<Work> | undefined;
  /** Whether a run of the pending work was asked for. It is not after a failure, which leaves its work pending. */
  #isWanted = false;
  /** Set while `#drain` is active, also between two runs. */
  #isDraining = false;
  #running: { readonly batch: Batch<Work>; readonly abort: AbortController } | undefined;
  #spacingBeganAtMs = -Infinity;
  #endPause: () => void = () => undefined;
  #isDisposed = false;

  constructor(options: CoalescerOptions<Work>) {
    this.#options = options;
  }

  /** Asks for work without waiting for it, so that a flood of requests holds no promises. */
  schedule(work: Work): void {
    this.#add(work, []);
  }

  /**
   * Asks for work and waits for the run that does it, however much is asked for later.
   * @throws what the run failed with; an error when the coalescer is disposed
   */
  request(work: Work): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#isDisposed) {
        reject(disposedError());
      } else {
        this.#add(work, [{ resolve, reject }]);
      }
    });
  }

  /** Aborts the run under way and does its work over, with all that is pending. Who waits for it goes on waiting. */
  restart(): void {
    this.#running?.abort.abort(new Error('Restarted.'));
  }

  /** Lets the next run begin without spacing. */
  skipSpacing(): void {
    this.#spacingBeganAtMs = -Infinity;
    this.#endPause();
  }

  /** Aborts the run under way and forgets what is pending. Who waits is told at once, even if the run goes on. */
  dispose(): void {
    this.#isDisposed = true;
    const waiters = [...(this.#running?.batch.waiters ?? []), ...(this.#pending?.waiters ?? [])];
    this.#pending = undefined;
    this.#running?.abort.abort(disposedError());
    this.#endPause();
    waiters.forEach(({ reject }) => reject(disposedError()));
  }

  #add(work: Work, waiters: readonly Waiter[]): void {
    if (this.#isDisposed) {
      return;
    }
    this.#pending = this.#merged(this.#pending, { work, waiters });
    this.#isWanted = true;
    if (!this.#isDraining) {
      this.#isDraining = true;
      void this.#drain();
    }
  }

  #merged(older: Batch<Work> | undefined, newer: Batch<Work> | undefined): Batch<Work> | undefined {
    if (older === undefined || newer === undefined) {
      return older ?? newer;
    }
    // A flood that nobody waits for copies no list again and again.
    const waiters = newer.waiters.length === 0 ? older.waiters : [...older.waiters, ...newer.waiters];
    return { work: this.#options.merge(older.work, newer.work), waiters };
  }

  async #drain(): Promise<void> {
    // What one message asks for is done in one run.
    await Promise.resolve();
    try {
      while (this.#isWanted && this.#pending !== undefined) {
        const waitMs = this.#spacingBeganAtMs + (this.#options.spacingMs?.() ?? 0) - performance.now();
        if (waitMs > 0) {
          await this.#pause(waitMs);
        } else {
          const batch = this.#pending;
          this.#pending = undefined;
          this.#isWanted = false;
          await this.#run(batch);
        }
      }
    } finally {
      // No await may stand between the last check for work and this line: a request in between would start nothing, and
      // nothing would ever do its work.
      this.#isDraining = false;
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #run(batch: Batch<Work>): Promise<void> {
    const { run, spacingFrom = 'start' } = this.#options;
    const abort = new AbortController();
    this.#running = { batch, abort };
    this.#spacingBeganAtMs = performance.now();
    let failure: { readonly error: unknown } | undefined;
    try {
      await run(batch.work, abort.signal);
    } catch (error) {
      failure = { error };
    }
    this.#running = undefined;
    if (spacingFrom === 'end') {
      this.#spacingBeganAtMs = performance.now();
    }
    if (this.#isDisposed) {
      return;
    }
    if (abort.signal.aborted) {
      // Even a run that succeeded meanwhile may have done so before the cause of the restart.
      this.#pending = this.#merged(batch, this.#pending);
      this.#isWanted = true;
    } else if (failure === undefined) {
      batch.waiters.forEach(({ resolve }) => resolve());
    } else {
      // Those who wait for this run are told of its failure; the work is left to whoever asks next.
      this.#pending = this.#merged({ work: batch.work, waiters: [] }, this.#pending);
      this.#fail(batch.waiters, failure.error);
    }
  }

  #fail(waiters: readonly Waiter[], error: unknown): void {
    const { onFailure } = this.#options;
    waiters.forEach(({ reject }) => reject(error));
    // An error that surfaces here would end the loop, and with it the work that was asked for meanwhile.
    try {
      if (onFailure !== undefined) {
        onFailure(error);
      } else if (waiters.length === 0) {
        surface(error);
      }
    } catch (other) {
      surface(other);
    }
  }
}

/** As an unhandled rejection, which a promise that nobody holds is. */
function surface(error: unknown): void {
  void Promise.reject(asError(error));
}

function disposedError(): Error {
  return new Error('No longer wanted.');
}
