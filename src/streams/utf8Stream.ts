/** Turns chunks of bytes into text without breaking a character that is split between two chunks. */
export class Utf8Stream {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  decode(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  /** What is left of a character that never came to its end, as a replacement character. */
  end(): string {
    return this.#decoder.decode();
  }
}
