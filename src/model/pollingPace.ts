/** Waiting times between readings: the shortest right after a change, then longer and longer while nothing happens. */
export class PollingPace {
  readonly #fastestMs: () => number;
  readonly #slowestMs: number;
  #quiet = 0;

  /** @param fastestMs a setting, read each time */
  constructor(fastestMs: () => number, slowestMs: number) {
    this.#fastestMs = fastestMs;
    this.#slowestMs = slowestMs;
  }

  changed(): void {
    this.#quiet = 0;
  }

  nextMs(): number {
    const fastestMs = this.#fastestMs();
    const waitMs = Math.min(Math.max(this.#slowestMs, fastestMs), fastestMs * 1.5 ** this.#quiet);
    this.#quiet += 1;
    return waitMs;
  }
}
