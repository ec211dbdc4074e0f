import type { Locator, Page } from 'playwright-core';
import { poll, type PollOptions } from './poll.ts';

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** As much of xterm.js as the functions below use in the page; VS Code hangs it on the wrapper element. */
interface TerminalElement {
  readonly xterm: {
    readonly cols: number;
    readonly rows: number;
    readonly buffer: {
      readonly active: {
        readonly length: number;
        getLine(y: number): { readonly isWrapped: boolean; translateToString(trimRight: boolean): string } | undefined;
      };
    };
    input(data: string): void;
  };
}

/** One integrated terminal. */
export class Terminal {
  readonly #page: Page;
  readonly #wrapper: Locator;

  /** `wrapper` matches exactly one `.terminal-wrapper`. */
  constructor(page: Page, wrapper: Locator) {
    this.#page = page;
    this.#wrapper = wrapper;
  }

  /** The whole buffer with its scrollback, wrapped lines joined, whatever part of it is drawn. */
  async text(): Promise<string> {
    const lines = await this.#wrapper.evaluate(({ xterm }: TerminalElement) => {
      const joined: string[] = [];
      for (let y = 0; y < xterm.buffer.active.length; y++) {
        const line = xterm.buffer.active.getLine(y);
        const text = line?.translateToString(true) ?? '';
        if (line?.isWrapped) {
          joined.push((joined.pop() ?? '') + text);
        } else {
          joined.push(text);
        }
      }
      return joined;
    });
    return lines.join('\n').trimEnd();
  }

  /** Waits until the buffer contains the text, and gives the whole buffer. */
  async waitForText(wanted: string | RegExp, options?: PollOptions): Promise<string> {
    let text = '(no terminal)';
    try {
      return await poll(
        `the terminal to show ${String(wanted)}`,
        async () => {
          text = await this.text();
          const found = typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
          return found && text;
        },
        options,
      );
    } catch (error) {
      throw new Error(`The terminal never showed ${String(wanted)}. It shows:\n${text}`, { cause: error });
    }
  }

  async focus(): Promise<void> {
    await this.#wrapper.locator('.xterm-screen').click();
  }

  /** Types with the keyboard, as a person would: VS Code's key bindings apply. */
  async type(text: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.type(text);
  }

  /** Presses a key such as `Enter` or `Control+C` in the terminal. */
  async press(key: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press(key);
  }

  /** Hands bytes to the terminal past the keyboard; `\r` is Enter. */
  async send(data: string): Promise<void> {
    await this.#wrapper.evaluate(({ xterm }: TerminalElement, input: string) => xterm.input(input), data);
  }

  size(): Promise<TerminalSize> {
    return this.#wrapper.evaluate(({ xterm }: TerminalElement) => ({ columns: xterm.cols, rows: xterm.rows }));
  }
}
