import type { Locator, Page } from 'playwright-core';

export class StatusBar {
  readonly #bar: Locator;

  constructor(page: Page) {
    this.#bar = page.locator('.part.statusbar');
  }

  /** The id is `publisher.extension.itemId`, where the extension gave its item one. */
  item(id: string): Locator {
    return this.#bar.locator(`[id="${id}"]`);
  }

  async text(id: string): Promise<string> {
    return (await this.item(id).innerText()).trim();
  }
}
