import type { Disposable } from '../common/disposable.ts';

interface OutputPacerOptions {
  readonly emit: (text: string) => void;
  /** Called when too much waits, and again when there is room. */
  readonly pause: () => void;
  readonly resume: () => void;
}

/** Together some 16 million characters a second, about what the terminal can draw. */
const INTERVAL_MS = 8;
const BATCH_CHARS = 128 * 1024;

const PAUSE_ABOVE_CHARS = 1024 * 1024;
const RESUME_BELOW_CHARS = 256 * 1024;

/**
 * Hands output on at the pace of a terminal. VS Code takes whatever a pseudoterminal fires and never says that it is
 * behind, so a flood (`cat` of a big file) would pile up in memory, and Ctrl-C would seem to do nothing for as long as
 * that takes to draw. A single keystroke's echo passes at once.
 */
export class OutputPacer implements Disposable {
  readonly #options: OutputPacerOptions;
  #waiting: string[] = [];
  #waitingChars = 0;
  #paused = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OutputPacerOptions) {
    this.#options = options;
  }

  /** Whether too much waits: a stream that begins then has to be paused. */
  get isPaused(): boolean {
    return this.#paused;
  }

  push(text: string): void {
    if (text === '') {
      return;
    }
    this.#waiting.push(text);
    this.#waitingChars += text.length;
    if (this.#timer === undefined) {
      this.#emitBatch();
    } else if (!this.#paused && this.#waitingChars > PAUSE_ABOVE_CHARS) {
      this.#paused = true;
      this.#options.pause();
    }
  }

  /** Emits all that waits, at once. */
  flush(): void {
    this.#stop();
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#waitingChars = 0;
    if (text !== '') {
      this.#options.emit(text);
    }
  }

  dispose(): void {
    this.#stop();
    this.#waiting = [];
    this.#waitingChars = 0;
  }

  #emitBatch(): void {
    let count = 0;
    let chars = 0;
    // Chunks stay whole: a cut could part the two halves of a surrogate pair.
    while (count < this.#waiting.length && chars < BATCH_CHARS) {
      chars += this.#waiting[count]?.length ?? 0;
      count += 1;
    }
    const text = this.#waiting.splice(0, count).join('');
    this.#waitingChars -= chars;
    this.#timer = text === '' ? undefined : setTimeout(() => this.#emitBatch(), INTERVAL_MS);
    if (text !== '') {
      this.#options.emit(text);
    }
    if (this.#paused && this.#waitingChars < RESUME_BELOW_CHARS) {
      this.#paused = false;
      this.#options.resume();
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
