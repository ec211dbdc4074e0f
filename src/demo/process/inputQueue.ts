import { whileNotAborted } from './program.ts';

/** What a process reads from: bytes as they come, until the end of input. */
export class InputQueue {
  #chunks: Buffer[] = [];
  #ended = false;
  #wake: (() => void) | undefined;

  push(bytes: Uint8Array): void {
    this.#chunks.push(Buffer.from(bytes));
    this.#wake?.();
  }

  /** End of input for good, or, on a terminal (Ctrl-D), for the next read only. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** Forgets an end of input that a terminal gave to one reader. */
  reopen(): void {
    this.#ended = false;
  }

  /** The next bytes, or undefined at the end of input. Rejects with the signal's reason. */
  async read(signal: AbortSignal): Promise<Buffer | undefined> {
    while (this.#chunks.length === 0 && !this.#ended) {
      await whileNotAborted(signal, (resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = undefined;
    return this.#chunks.shift();
  }

  /** The next line without its end, or undefined at the end of input. */
  async readLine(signal: AbortSignal): Promise<string | undefined> {
    let line = Buffer.alloc(0);
    for (let chunk = await this.read(signal); chunk !== undefined; chunk = await this.read(signal)) {
      const end = chunk.indexOf('\n');
      if (end >= 0) {
        if (end + 1 < chunk.length) {
          this.#chunks.unshift(chunk.subarray(end + 1));
        }
        return Buffer.concat([line, chunk.subarray(0, end)]).toString();
      }
      line = Buffer.concat([line, chunk]);
    }
    return line.length > 0 ? line.toString() : undefined;
  }
}
