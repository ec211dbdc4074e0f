import type { Disposable } from '../../common/disposable.ts';

/** Runs a task at the first call at once, and however many calls follow at most once an interval (milliseconds). */
export class Throttle implements Disposable {
  readonly #task: () => void;
  readonly #intervalMs: number;
  #timer: NodeJS.Timeout | undefined;
  #owed = false;

  constructor(task: () => void, intervalMs: number) {
    this.#task = task;
    this.#intervalMs = intervalMs;
  }

  request(): void {
    if (this.#timer === undefined) {
      this.#run();
    } else {
      this.#owed = true;
    }
  }

  /** Forgets what is owed. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#owed = false;
  }

  #run(): void {
    this.#owed = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#owed) {
        this.#run();
      }
    }, this.#intervalMs);
    this.#task();
  }
}
