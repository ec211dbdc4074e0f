import type { OnOutput } from './execStream.ts';

/** More than the digits of any process id with the end of their line. */
const limitBytes = 32;

const newlineByte = 10;

export type FirstLineResult =
  | { readonly is: 'processId'; readonly pid: number }
  /** It is something else, or it is not short. */
  | { readonly is: 'other' }
  /** The command was over before. */
  | { readonly is: 'none' };

/**
 * Keeps the first line of a command's standard output back, which is to be a process id, and passes on the rest. What
 * is in a container may be anything, also what it calls a shell: so no more is kept than such a line can have, and of
 * what is no such line nothing is passed on.
 */
export class FirstLine {
  readonly result: Promise<FirstLineResult>;
  readonly #onOutput: OnOutput;
  readonly #start: Uint8Array[] = [];
  #startBytes = 0;
  #settle: (result: FirstLineResult) => void = () => undefined;
  #is: FirstLineResult['is'] | undefined;

  constructor(onOutput: OnOutput) {
    this.#onOutput = onOutput;
    this.result = new Promise((resolve) => (this.#settle = resolve));
  }

  readonly take: OnOutput = (bytes, source) => {
    if (this.#is === 'other') {
      return;
    }
    if (this.#is !== undefined || source === 'stderr') {
      this.#onOutput(bytes, source);
      return;
    }
    const newline = bytes.subarray(0, limitBytes).indexOf(newlineByte);
    const part = newline < 0 ? bytes : bytes.subarray(0, newline);
    this.#startBytes += part.length;
    if (this.#startBytes > limitBytes) {
      this.#finish({ is: 'other' });
      return;
    }
    this.#start.push(part);
    if (newline >= 0) {
      const text = Buffer.concat(this.#start).toString().trim();
      const isProcessId = /^[1-9]\d*$/.test(text);
      this.#finish(isProcessId ? { is: 'processId', pid: Number(text) } : { is: 'other' });
      if (isProcessId) {
        this.#onOutput(bytes.subarray(newline + 1), source);
      }
    }
  };

  /** Passes on a first line that has no end, for example the error of a shell that did not start. */
  release(): void {
    if (this.#is === undefined) {
      this.#finish({ is: 'none' });
      this.#onOutput(Buffer.concat(this.#start), 'stdout');
    }
  }

  /** From now on whatever comes is dropped. */
  refuse(): void {
    if (this.#is === undefined) {
      this.#finish({ is: 'other' });
    }
  }

  #finish(result: FirstLineResult): void {
    this.#is = result.is;
    this.#settle(result);
  }
}
