import type { Locator, Page } from 'playwright-core';
import { poll } from './poll.ts';

/** As much of a DOM element as the function below uses in the page. */
interface LineElement {
  readonly offsetTop: number;
  readonly textContent: string | null;
}

/** The editor in front. */
export class Editor {
  readonly #group: Locator;

  constructor(page: Page) {
    this.#group = page.locator('.editor-group-container.active');
  }

  /** The title of the tab in front; undefined when no editor is open. */
  async title(): Promise<string | undefined> {
    const label = this.#group.locator('.tab.active .label-name');
    return (await label.count()) === 0 ? undefined : label.innerText();
  }

  async waitForTitle(title: string | RegExp): Promise<void> {
    await this.#group.locator('.tab.active .label-name').filter({ hasText: title }).waitFor();
  }

  tabs(): Promise<string[]> {
    return this.#group.locator('.tab .label-name').allInnerTexts();
  }

  /** A button in the title of the editor. */
  action(name: string): Locator {
    return this.#group.locator('.editor-actions').getByRole('button', { name });
  }

  /** The text lines that are drawn, which of a long document is what a person sees without scrolling. */
  async text(): Promise<string> {
    const lines = await this.#group
      .locator('.view-lines .view-line')
      .evaluateAll((elements: LineElement[]) =>
        elements.sort((a, b) => a.offsetTop - b.offsetTop).map((element) => element.textContent ?? ''),
      );
    // Monaco draws spaces as no-break spaces.
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Waits until the drawn text contains it, and gives the drawn text. */
  waitForText(wanted: string | RegExp): Promise<string> {
    return poll(`the editor to show ${String(wanted)}`, async () => {
      const text = await this.text();
      return (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)) && text;
    });
  }
}
