import type { Locator } from 'playwright-core';
import { nameStart } from './nameStart.ts';

/** What a view shows while its tree is empty (`viewsWelcome`). */
export class WelcomeContent {
  readonly #content: Locator;

  constructor(pane: Locator) {
    this.#content = pane.locator('.welcome-view-content');
  }

  /** Waits until the content contains the text. */
  async waitForText(text: string | RegExp): Promise<void> {
    await this.#content.filter({ hasText: text }).waitFor();
  }

  /** One entry a paragraph or button. */
  async lines(): Promise<string[]> {
    const lines = (await this.#content.innerText()).split('\n');
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  }

  buttons(): Promise<string[]> {
    return this.#content.locator('.monaco-button').allInnerTexts();
  }

  async press(label: string | RegExp): Promise<void> {
    await this.#content.getByRole('button', { name: nameStart(label) }).click();
  }

  /** One within the text. VS Code gives those that run commands the role of a button. */
  link(label: string | RegExp): Locator {
    return this.#content.locator('a.monaco-link', { hasText: nameStart(label) });
  }
}
