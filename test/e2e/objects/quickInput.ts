import type { Locator, Page } from 'playwright-core';
import { nameStart } from './nameStart.ts';

/** The box at the top of the window: command palette, input box and pick list are the same element. */
export class QuickInput {
  readonly box: Locator;
  readonly input: Locator;
  readonly title: Locator;
  /** The prompt, or what the validation says. */
  readonly message: Locator;

  constructor(page: Page) {
    this.box = page.locator('.quick-input-widget:visible');
    this.input = this.box.locator('.quick-input-box input');
    this.title = this.box.locator('.quick-input-title');
    this.message = this.box.locator('.quick-input-message');
  }

  /** Waits for the box whose title contains the text; one box can follow another. */
  async waitForTitle(title: string): Promise<void> {
    await this.title.getByText(title).waitFor();
  }

  option(label: string | RegExp): Locator {
    return this.box.getByRole('option', { name: nameStart(label) });
  }

  /** The labels of the entries that are drawn; a long list draws a part only. */
  async options(): Promise<string[]> {
    await this.box.getByRole('option').first().waitFor();
    // An entry's further lines are its detail, hidden and out of date where it has none.
    return this.box.getByRole('option').locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
  }

  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  async pick(label: string | RegExp): Promise<void> {
    await this.option(label).first().click();
  }

  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.box.waitFor({ state: 'hidden' });
  }
}
