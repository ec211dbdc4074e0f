import { Backoff } from '../common/backoff.ts';
import { sleep } from '../common/sleep.ts';

/** The pause between two attempts: longer and longer, until an attempt was a good one or somebody ends it. */
export class RetryPause {
  readonly #backoff: Backoff;
  #end: () => void = () => undefined;

  constructor(firstMs: number, capMs: number) {
    this.#backoff = new Backoff(firstMs, capMs);
  }

  /** Resolves when the back-off is over, `end` is called or the signal is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    this.#end = () => ended.abort();
    await sleep(this.#backoff.nextMs(), AbortSignal.any([signal, ended.signal])).catch(() => undefined);
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
