/** How long a slice may keep the event loop to itself, in milliseconds. A person notices 50. */
const defaultBudgetMs = 5;

/**
 * Shares the event loop with others: long work goes on for a few milliseconds at a time, the slice, and then gives way
 * to whatever else is waiting. All work that uses the same `Slices` shares the budget, and takes turns where several
 * wait; each `Slices` beside it may take as long again in the same turn of the event loop.
 */
export class Slices {
  readonly #budgetMs: number;
  readonly #waiting: (() => void)[] = [];
  #endsAtMs = -Infinity;

  constructor(budgetMs = defaultBudgetMs) {
    this.#budgetMs = budgetMs;
  }

  /**
   * Resolves when the caller may go on: at once while the slice lasts, else in a later turn of the event loop. To be
   * called between the steps of work that is asynchronous anyway.
   */
  giveWay(): Promise<void> {
    if (performance.now() < this.#endsAtMs) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) {
        setImmediate(() => this.#beginSlice());
      }
    });
  }

  /**
   * Runs the steps of a generator to the end and returns its result. A step cannot be interrupted, so it should take
   * far less than the budget.
   *
   * @param signal ends the run between two steps
   * @throws what a step throws, or the signal's reason
   */
  async run<T>(steps: Iterator<unknown, T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      await this.giveWay();
      do {
        signal?.throwIfAborted();
        const step = steps.next();
        if (step.done === true) {
          return step.value;
        }
      } while (performance.now() < this.#endsAtMs);
    }
  }

  /** One of those who wait goes on in this turn. The others have turns of their own, or together they would block. */
  #beginSlice(): void {
    const goOn = this.#waiting.shift();
    if (this.#waiting.length > 0) {
      setImmediate(() => this.#beginSlice());
    }
    this.#endsAtMs = performance.now() + this.#budgetMs;
    goOn?.();
  }
}
