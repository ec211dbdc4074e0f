import type { OnOutput } from './execStream.ts';

const NEWLINE = 10;

/** Keeps the first line of a command's standard output for us, and hands on the rest. */
export class FirstLine {
  readonly text: Promise<string>;
  readonly #onOutput: OnOutput;
  readonly #start: number[] = [];
  #found: (text: string) => void = () => undefined;
  #complete = false;

  constructor(onOutput: OnOutput) {
    this.#onOutput = onOutput;
    this.text = new Promise((resolve) => (this.#found = resolve));
  }

  readonly take: OnOutput = (bytes, source) => {
    if (this.#complete || source === 'stderr') {
      this.#onOutput(bytes, source);
      return;
    }
    const newline = bytes.indexOf(NEWLINE);
    this.#start.push(...(newline < 0 ? bytes : bytes.subarray(0, newline)));
    if (newline >= 0) {
      this.#complete = true;
      this.#found(Buffer.from(this.#start).toString().trim());
      this.#onOutput(bytes.subarray(newline + 1), source);
    }
  };

  /** Hands on a line that never came to its end. */
  release(): void {
    if (!this.#complete) {
      this.#complete = true;
      this.#onOutput(Uint8Array.from(this.#start), 'stdout');
    }
  }
}
