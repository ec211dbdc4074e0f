import type { Locator, Page } from 'playwright-core';
import { nameStart } from './nameStart.ts';

/** The toasts in the lower right corner. */
export class Notifications {
  readonly #toasts: Locator;

  constructor(page: Page) {
    this.#toasts = page.locator('.notifications-toasts .notification-list-item');
  }

  /** The toast that contains the text, there or not. */
  toast(text: string | RegExp): Locator {
    return this.#toasts.filter({ hasText: text });
  }

  async waitForText(text: string | RegExp): Promise<void> {
    await this.toast(text).waitFor();
  }

  messages(): Promise<string[]> {
    return this.#toasts.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Presses a button of the toast that contains the text; `Cancel` of a progress too. */
  async press(text: string | RegExp, button: string | RegExp): Promise<void> {
    await this.toast(text)
      .getByRole('button', { name: nameStart(button) })
      .click();
  }

  async dismiss(text: string | RegExp): Promise<void> {
    const toast = this.toast(text);
    // Its buttons take part in the layout only while the pointer is over it.
    await toast.hover();
    await toast.getByRole('button', { name: /^Clear Notification/ }).click();
    await toast.waitFor({ state: 'detached' });
  }
}
