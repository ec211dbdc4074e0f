import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { nameStart } from './nameStart.ts';
import { poll } from './poll.ts';

/** The menu that a right click opens. */
export class ContextMenu {
  readonly #entries: Locator;

  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;

    this.#entries = page.getByRole('menu').getByRole('menuitem');
  }

  async open(target: Locator): Promise<void> {
    // A tree that is redrawn in the moment of the click takes the menu with it: a person clicks again.
    await poll('the context menu to open', async () => {
      await target.click({ button: 'right' });
      return this.#entries
        .first()
        .waitFor({ timeout: 2_000 })
        .then(() => true);
    });
    // A menu swallows a click that follows its opening too soon, and nothing on the page tells when it stops to.
    await delay(250);
  }

  /** The labels of the open menu, from top to bottom. */
  async labels(): Promise<string[]> {
    const labels = await this.#entries.locator('.action-label').allInnerTexts();
    return labels.filter((label) => label !== '');
  }

  async choose(label: string | RegExp): Promise<void> {
    const entry = this.#entries.filter({ has: this.#page.locator('.action-label', { hasText: nameStart(label) }) });
    await entry.first().click();
    await this.#entries.first().waitFor({ state: 'detached' });
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#entries.first().waitFor({ state: 'detached' });
  }
}
