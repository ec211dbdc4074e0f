export const CTRL_C = '\x03';
export const CTRL_D = '\x04';
export const ERASE_LINE = '\r\x1b[2K';
export const DIM = '\x1b[2m';
export const PLAIN = '\x1b[0m';

/** Undoes what a full-screen program leaves behind when it is cut off: mouse reports, pasting, cursor, colours. */
export const RESTORE = '\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?25h\x1b[0m';

const longestSequence = '\x1b[?1049h'.length;
// The three ways to switch that xterm knows; programs of today use 1049, which also keeps the cursor's position.
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
