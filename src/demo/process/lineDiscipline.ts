import { StringDecoder } from 'node:string_decoder';
import type { InputQueue } from './inputQueue.ts';

const keys = { interrupt: '\x03', endOfFile: '\x04', eraseWord: '\x17', eraseLine: '\x15' } as const;

/** What a terminal driver and a shell's line editor do together: echo, erase, Ctrl-C, Ctrl-D, and earlier lines. */
export class LineDiscipline {
  readonly #decoder = new StringDecoder('utf8');
  readonly #history: string[] = [];
  #line: string[] = [];
  #position = 0;
  /** What came of an escape sequence after its ESC; undefined outside of one. */
  #escape: string | undefined;

  constructor(
    private readonly input: InputQueue,
    private readonly show: (text: string) => void,
    private readonly interrupted: () => void,
  ) {}

  typed(bytes: Uint8Array): void {
    for (const character of this.#decoder.write(Buffer.from(bytes))) {
      if (this.#escape !== undefined) {
        this.#continueEscape(this.#escape + character);
      } else if (character === '\x1b') {
        this.#escape = '';
      } else {
        this.#key(character);
      }
    }
  }

  #key(character: string): void {
    if (character === '\r' || character === '\n') {
      this.#enter();
    } else if (character === keys.interrupt) {
      this.#line = [];
      this.show('^C\r\n');
      this.interrupted();
    } else if (character === keys.endOfFile) {
      this.#endOfFile();
    } else if (character === '\x7f' || character === '\b') {
      this.#erase(1);
    } else if (character === keys.eraseLine) {
      this.#erase(this.#line.length);
    } else if (character === keys.eraseWord) {
      this.#erase(/\S*\s*$/.exec(this.#line.join(''))?.[0].length ?? 0);
    } else if (character >= ' ' || character === '\t') {
      this.#line.push(character);
      this.show(character);
    }
  }

  #enter(): void {
    const line = this.#line.join('');
    if (line.trim() !== '' && this.#history.at(-1) !== line) {
      this.#history.push(line);
    }
    this.#position = this.#history.length;
    this.#line = [];
    this.show('\r\n');
    this.input.push(Buffer.from(`${line}\n`));
  }

  /** On an empty line the end of input; else the line so far is sent without an end. */
  #endOfFile(): void {
    if (this.#line.length === 0) {
      this.input.end();
    } else {
      this.input.push(Buffer.from(this.#line.join('')));
      this.#line = [];
    }
  }

  #erase(count: number): void {
    for (const character of this.#line.splice(this.#line.length - count, count).reverse()) {
      const columns = isWide(character) ? 2 : 1;
      this.show('\b'.repeat(columns) + ' '.repeat(columns) + '\b'.repeat(columns));
    }
  }

  /** Up and down recall lines; other sequences (of any length) are swallowed. */
  #continueEscape(sequence: string): void {
    const complete = /^(?:\[[0-9;]*[@-~]|O.|[^[O])$/.test(sequence);
    this.#escape = complete ? undefined : sequence;
    if (!complete) {
      return;
    }
    const direction = { A: -1, B: 1 }[sequence.at(-1) ?? ''];
    if (direction !== undefined) {
      this.#recall(this.#position + direction);
    }
  }

  #recall(position: number): void {
    if (position < 0 || position > this.#history.length) {
      return;
    }
    this.#position = position;
    this.#erase(this.#line.length);
    this.#line = Array.from(this.#history[position] ?? '');
    this.show(this.#line.join(''));
  }
}

/** East Asian wide characters and emoji take two columns. */
function isWide(character: string): boolean {
  return (
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ||
    /\p{Emoji_Presentation}/u.test(character)
  );
}
