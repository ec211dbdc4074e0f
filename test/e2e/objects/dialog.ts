import type { Locator, Page } from 'playwright-core';
import { nameStart } from './nameStart.ts';

/** The modal dialog in the middle of the window. */
export class Dialog {
  readonly #box: Locator;

  constructor(page: Page) {
    this.#box = page.locator('.monaco-dialog-box');
  }

  /** Waits for a dialog that contains the text. */
  async waitForText(text: string | RegExp): Promise<void> {
    await this.#box.filter({ hasText: text }).waitFor();
  }

  /** Without a smaller text, VS Code draws the message in its place. */
  message(): Promise<string> {
    return this.#box.locator('.dialog-message, .dialog-message-detail').first().innerText();
  }

  /** The smaller text under the message; a person decides by it. */
  detail(): Promise<string> {
    return this.#box.locator('.dialog-message-detail').innerText();
  }

  /** Their order is the platform's. */
  buttons(): Promise<string[]> {
    return this.#box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  async press(label: string | RegExp): Promise<void> {
    await this.#box.getByRole('button', { name: nameStart(label) }).click();
    await this.#box.waitFor({ state: 'detached' });
  }

  isOpen(): Promise<boolean> {
    return this.#box.isVisible();
  }
}
