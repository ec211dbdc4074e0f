import { Backoff } from '../../common/backoff.ts';
import { sleep } from '../../common/sleep.ts';

/** Upper bound of the pause between two readings (ms) where events do not tell everything and nothing changes. */
export const longestPollMs = 15_000;

/** The pause between two readings by polling: short right after a change, longer and longer while nothing happens. */
export class PollingPause {
  readonly #shortestMs: () => number;
  readonly #longestMs: number;
  #unchangedReadings = 0;

  /**
   * @param shortestMs a setting, read each time
   * @param longestMs unless the shortest is longer
   */
  constructor(shortestMs: () => number, longestMs: number) {
    this.#shortestMs = shortestMs;
    this.#longestMs = longestMs;
  }

  /** The next pause is the shortest. */
  reset(): void {
    this.#unchangedReadings = 0;
  }

  nextMs(): number {
    const shortestMs = this.#shortestMs();
    const waitMs = Math.min(Math.max(this.#longestMs, shortestMs), shortestMs * 1.5 ** this.#unchangedReadings);
    this.#unchangedReadings += 1;
    return waitMs;
  }
}

/** The pause between two attempts to connect: longer and longer, until one lasted or somebody ends the pause. */
export class RetryPause {
  readonly #backoff: Backoff;
  #end: () => void = () => undefined;

  constructor(firstMs: number, capMs: number) {
    this.#backoff = new Backoff(firstMs, capMs);
  }

  /** Resolves when the back-off is over and the least pause, too; or `end` is called or the signal is aborted. */
  async wait(signal: AbortSignal, leastMs: number): Promise<void> {
    const ended = new AbortController();
    this.#end = () => ended.abort();
    await sleep(Math.max(leastMs, this.#backoff.nextMs()), AbortSignal.any([signal, ended.signal])).catch(
      () => undefined,
    );
  }

  /** The next pause is as short as the first. */
  reset(): void {
    this.#backoff.reset();
  }

  /** Ends the pause that is under way, and makes the next one short. */
  end(): void {
    this.reset();
    this.#end();
  }
}
