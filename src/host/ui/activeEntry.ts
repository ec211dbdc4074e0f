/**
 * The entry of a list that Enter takes. The list is filtered in the window and this runs in the extension host, maybe
 * across a network: what the window tells of the entry that it has made active may be an answer to what was typed before.
 *
 * Lives in host although it needs no vscode: it exists for the quick pick's way of telling things.
 */
export class ActiveEntry<T> {
  readonly #suggested = new Set<T>();
  #current: T | undefined;
  /** Whether the window has made the last suggestion active. */
  #isSettled = true;

  constructor(first: T | undefined) {
    this.#current = first;
  }

  get current(): T | undefined {
    return this.#current;
  }

  /** Something else was typed, which means this entry; the window is asked to make it active. */
  suggest(entry: T | undefined): void {
    if (entry !== this.#current) {
      this.#current = entry;
      this.#isSettled = entry === undefined;
    }
    if (entry !== undefined) {
      this.#suggested.add(entry);
    }
  }

  /** The window says that this entry is active: it was told to, or a person went there. */
  moveTo(entry: T | undefined): void {
    const isEcho = !this.#isSettled && entry !== this.#current && entry !== undefined && this.#suggested.has(entry);
    if (entry !== undefined && !isEcho) {
      this.#current = entry;
      this.#isSettled = true;
    }
  }
}
