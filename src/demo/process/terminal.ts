import { StringDecoder } from 'node:string_decoder';
import type { InputQueue } from './inputQueue.ts';

const keys = { interrupt: '\x03', endOfFile: '\x04', eraseLine: '\x15', escape: '\x1b' } as const;

/**
 * A terminal as its process sees it: a size, and a driver between the person's keys and the process's input, which
 * echoes, erases, and takes Ctrl-C and Ctrl-D.
 */
export class Terminal {
  columns = 0;
  rows = 0;
  /** Called on Ctrl-C. */
  interrupt: (() => void) | undefined;
  readonly #decoder = new StringDecoder('utf8');
  #line: string[] = [];
  /** What came of an escape sequence after its ESC; undefined outside of one. */
  #escape: string | undefined;

  readonly #input: InputQueue;
  readonly #show: (text: string) => void;

  /** @param show writes to the person's screen */
  constructor(input: InputQueue, show: (text: string) => void) {
    this.#input = input;
    this.#show = show;
  }

  /** Takes `{"Width": columns, "Height": rows}`, a message of Kubernetes' resize channel. Anything else is ignored. */
  resize(message: Buffer): void {
    let size: unknown;
    try {
      size = JSON.parse(message.toString());
    } catch {
      return;
    }
    if (typeof size === 'object' && size !== null && 'Width' in size && 'Height' in size) {
      this.columns = Number(size.Width);
      this.rows = Number(size.Height);
    }
  }

  typed(bytes: Uint8Array): void {
    for (const character of this.#decoder.write(Buffer.from(bytes))) {
      if (this.#escape !== undefined) {
        const sequence = this.#escape + character;
        // Arrows and the like do nothing here.
        this.#escape = /^(?:\[[0-9;]*[@-~]|O.|[^[O])$/.test(sequence) ? undefined : sequence;
      } else if (character === keys.escape) {
        this.#escape = '';
      } else {
        this.#key(character);
      }
    }
  }

  #key(character: string): void {
    if (character === '\r' || character === '\n') {
      this.#show('\r\n');
      this.#send('\n');
    } else if (character === keys.interrupt) {
      this.#line = [];
      this.#show('^C\r\n');
      this.interrupt?.();
    } else if (character === keys.endOfFile) {
      this.#endOfFile();
    } else if (character === '\x7f' || character === '\b') {
      this.#erase(1);
    } else if (character === keys.eraseLine) {
      this.#erase(this.#line.length);
    } else if (character >= ' ' || character === '\t') {
      this.#line.push(character);
      this.#show(character);
    }
  }

  /** On an empty line this is the end of input; else the line so far is sent without an end. */
  #endOfFile(): void {
    if (this.#line.length === 0) {
      this.#input.end();
    } else {
      this.#send('');
    }
  }

  #send(end: string): void {
    this.#input.push(Buffer.from(this.#line.join('') + end));
    this.#line = [];
  }

  #erase(count: number): void {
    for (const character of this.#line.splice(this.#line.length - count, count).reverse()) {
      const columns = isWide(character) ? 2 : 1;
      this.#show('\b'.repeat(columns) + ' '.repeat(columns) + '\b'.repeat(columns));
    }
  }
}

/** East Asian wide characters and emoji take two columns. */
function isWide(character: string): boolean {
  return (
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ||
    /\p{Emoji_Presentation}/u.test(character)
  );
}

/** Terminals need a carriage return before each line feed (the driver's `onlcr`). */
export function forTerminal(data: string | Uint8Array): string | Buffer {
  if (typeof data === 'string') {
    return data.replaceAll('\n', '\r\n');
  }
  // Byte by byte, so that a character that is cut in two stays whole.
  return Buffer.from(Buffer.from(data).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}
