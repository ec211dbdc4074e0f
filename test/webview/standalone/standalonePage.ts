import type { Browser, Page } from 'playwright-core';
import { ensureChromium } from '../../../scripts/workbench/chromium.ts';
import { builtExtension } from '../../../scripts/extension/builtExtension.ts';
import type { ToWebview } from '../../../src/protocol/messages.ts';
import { launchBrowser } from '../../e2e/objects/browser.ts';
import { recordedAnswers } from './recordedAnswers.ts';
import { type StandaloneServer, startStandalone } from './standaloneServer.ts';
import type { ThemeName } from './themes.ts';

/** The built webview in a browser, one page at a time. */
export class StandalonePage {
  readonly page: Page;
  /** What went wrong in the page: exceptions, and what its policy refused. */
  readonly problems: string[] = [];
  readonly #server: StandaloneServer;
  readonly #browser: Browser;
  #openings = 0;

  private constructor(server: StandaloneServer, browser: Browser, page: Page) {
    this.#server = server;
    this.#browser = browser;
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.problems.push(message.text());
      }
    });
  }

  static async launch(): Promise<StandalonePage> {
    const chromium = await ensureChromium(console.log);
    if (!chromium.found) {
      throw new Error(chromium.reason);
    }
    // Also when this part of the tests is run alone, on a fresh clone or after a change.
    await builtExtension();
    const server = await startStandalone(recordedAnswers);
    const browser = await launchBrowser(chromium.executablePath);
    // A screenshot is of what stands still.
    const page = await browser.newPage({ viewport: { width: 1480, height: 940 }, reducedMotion: 'reduce' });
    return new StandalonePage(server, browser, page);
  }

  /** With nothing kept from before. */
  async open(recorded: string, theme: ThemeName = 'dark'): Promise<void> {
    this.problems.length = 0;
    // The page keeps its state under its address.
    await this.page.goto(`${this.#server.url}?recorded=${recorded}&theme=${theme}&opening=${++this.#openings}`);
    await this.page.locator('.card').first().waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.card').first().waitFor();
  }

  /** As if the host had sent it by itself. */
  async tell(message: ToWebview): Promise<void> {
    const data: object = message;
    await this.page.evaluate((posted) => window.postMessage(posted), data);
  }

  get asked(): StandaloneServer['asked'] {
    return this.#server.asked;
  }

  /** The id of the card that has the focus. */
  focused(): Promise<string | undefined> {
    return this.page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['card'] : undefined,
    );
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server[Symbol.asyncDispose]();
  }
}
