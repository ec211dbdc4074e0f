const longestSequence = '\x1b[?1049h'.length;
// The three ways to it that xterm knows; programs of today use 1049, which also keeps the cursor's place.
// eslint-disable-next-line no-control-regex
const switching = /\x1b\[\?(1049|1047|47)([hl])/g;

/** Follows the output of a command, to know whether a full-screen program has the alternate screen. */
export class AlternateScreen {
  #tail = '';
  #mode = '';

  /** What leaves the alternate screen in the way it was entered; empty where it is not shown. */
  get leaving(): string {
    return this.#mode === '' ? '' : `\x1b[?${this.#mode}l`;
  }

  see(output: string): void {
    // A sequence may be split between two pieces of output.
    const text = this.#tail + output;
    for (const [, mode = '', way] of text.matchAll(switching)) {
      this.#mode = way === 'h' ? mode : '';
    }
    this.#tail = text.slice(1 - longestSequence);
  }
}
