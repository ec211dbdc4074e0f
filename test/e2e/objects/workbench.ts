import type { Browser, Page } from 'playwright-core';
import { Dialog } from './dialog.ts';
import { Editor } from './editor.ts';
import { nameStart } from './nameStart.ts';
import { Notifications } from './notifications.ts';
import { poll } from './poll.ts';
import { QuickInput } from './quickInput.ts';
import { StatusBar } from './statusBar.ts';
import { Terminal } from './terminal.ts';
import { Theme } from './theme.ts';
import { TreeView } from './treeView.ts';
import { Webview } from './webview.ts';

/** All values of VS Code's own databases, in the page; escaped quotes are plain ones. */
const keptByWindow = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const texts = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = await done(database.transaction(store).objectStore(store).getAll());
      texts.push(...values.map(String));
    }
    database.close();
  }
  return texts.join('\\n').replace(/\\\\+"/g, '"');
})()`;

/** What a workbench needs of a server; CodeServer has it. */
export interface WorkbenchServer {
  readonly workspaceFolder: string;
  url(): string;
}

export interface OpenWorkbenchOptions {
  readonly width?: number;
  readonly height?: number;
}

/** One window of VS Code in a browser. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly dialog: Dialog;
  readonly editor: Editor;
  readonly statusBar: StatusBar;
  readonly theme: Theme;
  /** Uncaught errors of the window's own scripts, as they come. */
  readonly pageErrors: string[] = [];

  private constructor(
    readonly page: Page,
    server: WorkbenchServer,
  ) {
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.dialog = new Dialog(page);
    this.editor = new Editor(page);
    this.statusBar = new StatusBar(page);
    this.theme = new Theme(page, server.workspaceFolder);
    page.on('pageerror', (error) => this.pageErrors.push(String(error)));
  }

  /** Opens a window of its own (nothing shared with others) and waits until the extensions' contributions are there. */
  static async open(browser: Browser, server: WorkbenchServer, options: OpenWorkbenchOptions = {}): Promise<Workbench> {
    const { width = 1400, height = 900 } = options;
    const permissions = ['clipboard-read', 'clipboard-write'];
    const context = await browser.newContext({ viewport: { width, height }, permissions });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const workbench = new Workbench(page, server);
    try {
      await page.goto(server.url(), { waitUntil: 'domcontentloaded' });
      await workbench.#waitUntilReady();
      return workbench;
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'domcontentloaded' });
    await this.#waitUntilReady();
  }

  /**
   * Waits until what the window keeps over a reload has the text: a browser lets no page write while it goes, so VS Code
   * writes every few seconds. What is JSON in JSON is looked through with its quotes.
   */
  async waitUntilKept(text: string): Promise<void> {
    await poll(
      `the window to keep ${text}`,
      async () => (await this.page.evaluate<string>(keptByWindow)).includes(text),
      {
        timeoutMs: 30_000,
        intervalMs: 500,
      },
    );
  }

  /** Closes the window. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Runs a command by its title in the palette, `Category: Title`; a translated one by its translation. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.input.fill(`>${title}`);
    await this.quickInput.option(title).first().waitFor();
    await this.quickInput.input.press('Enter');
  }

  /** Shows a view container of the activity bar; its views are then there for `tree`. */
  async openContainer(title: string): Promise<void> {
    const tab = this.page.locator('.part.activitybar').getByRole('tab', { name: nameStart(title) });
    await tab.waitFor();
    // A click on the icon of the container that shows would hide the side bar.
    if ((await tab.getAttribute('aria-expanded')) !== 'true') {
      await tab.locator('a.action-label').click();
    }
    await this.page.locator('.part.sidebar .composite.title').getByText(title, { exact: false }).first().waitFor();
  }

  /** A tree view of the container that shows. */
  tree(viewTitle: string): TreeView {
    return new TreeView(this.page, viewTitle);
  }

  /** The terminal at the index; the newest without one. */
  terminal(index = -1): Terminal {
    return new Terminal(this.page, this.page.locator('.terminal-wrapper').nth(index));
  }

  terminalCount(): Promise<number> {
    return this.page.locator('.terminal-wrapper').count();
  }

  webview(index?: number): Webview {
    return new Webview(this.page, index);
  }

  async #waitUntilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.waitForFunction(() => performance.getEntriesByName('code/didLoadExtensions').length > 0);
  }
}
