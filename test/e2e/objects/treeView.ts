import type { Locator, Page } from 'playwright-core';
import { ContextMenu } from './contextMenu.ts';
import { escapeRegExp } from './escapeRegExp.ts';
import { nameStart } from './nameStart.ts';
import { poll } from './poll.ts';
import { WelcomeContent } from './welcomeContent.ts';

export interface TreeRow {
  readonly label: string;
  /** The dimmed text behind the label; empty without one. */
  readonly description: string;
  /** What a screen reader says. */
  readonly accessibleName: string;
  /** 1 for the roots. */
  readonly level: number;
  /** Undefined for a row without children. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
}

/** As much of a DOM element as the functions below use in the page. */
interface RowElement {
  getAttribute(name: string): string | null;
  querySelector(selector: string): { readonly textContent: string | null } | null;
}

/** One view of the side bar that shows a tree, by the view's title. */
export class TreeView {
  readonly tree: Locator;
  readonly welcome: WelcomeContent;
  /** The line that the view puts over its rows; empty without one. */
  readonly message: Locator;
  readonly #pane: Locator;
  readonly #menu: ContextMenu;

  readonly #page: Page;

  constructor(page: Page, title: string) {
    this.#page = page;

    const sideBar = page.locator('.part.sidebar');
    this.tree = sideBar.getByRole('tree', { name: nameStart(title) });
    this.#pane = sideBar.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${title}"]`) });
    this.welcome = new WelcomeContent(this.#pane);
    this.message = this.#pane.locator('.tree-explorer-viewlet-tree-view > .message');
    this.#menu = new ContextMenu(page);
  }

  /**
   * The row with the label and, if given, with the description. Matched by what shows: a row's accessible name is its
   * tooltip where that is plain text. Rows outside the visible part of a long list do not exist.
   */
  row(label: string | RegExp, description?: string | RegExp): Locator {
    const rows = this.tree.getByRole('treeitem').filter({ has: this.#page.locator('.label-name', exactText(label)) });
    return description === undefined
      ? rows
      : rows.filter({ has: this.#page.locator('.label-description', exactText(description)) });
  }

  /** The rows that are drawn, from top to bottom. */
  async rows(): Promise<TreeRow[]> {
    return this.tree.getByRole('treeitem').evaluateAll((elements: RowElement[]) =>
      elements
        .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((element) => ({
          label: element.querySelector('.label-name')?.textContent ?? '',
          description: element.querySelector('.label-description')?.textContent ?? '',
          accessibleName: (element.getAttribute('aria-label') ?? '').trim(),
          level: Number(element.getAttribute('aria-level')),
          expanded: { true: true, false: false }[element.getAttribute('aria-expanded') ?? ''],
          selected: element.getAttribute('aria-selected') === 'true',
        })),
    );
  }

  async expand(row: Locator): Promise<void> {
    await this.#toggle(row, 'true');
  }

  async collapse(row: Locator): Promise<void> {
    await this.#toggle(row, 'false');
  }

  /** Selects several rows: the first with a click, the others with Ctrl (Cmd on macOS). */
  async select(...rows: readonly Locator[]): Promise<void> {
    for (const [index, row] of rows.entries()) {
      await row.click({ modifiers: index === 0 ? [] : ['ControlOrMeta'] });
    }
  }

  /** Presses an icon that shows in the row while the pointer is over it. */
  async inlineAction(row: Locator, label: string | RegExp): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name: nameStart(label) }).click();
  }

  async contextMenu(row: Locator, label: string | RegExp): Promise<void> {
    await this.#menu.open(row);
    await this.#menu.choose(label);
  }

  /** What the row's context menu offers; the menu is closed again. */
  async contextMenuLabels(row: Locator): Promise<string[]> {
    await this.#menu.open(row);
    const labels = await this.#menu.labels();
    await this.#menu.close();
    return labels;
  }

  /** Presses an icon in the view's title. */
  async titleAction(label: string | RegExp): Promise<void> {
    await this.#pane.hover();
    await this.#page
      .locator('.part.sidebar')
      .getByRole('button', { name: nameStart(label) })
      .first()
      .click();
  }

  /** Waits for the row's tooltip and gives its text. */
  async tooltip(row: Locator): Promise<string> {
    const hover = this.#page.locator('.monaco-hover:visible').last();
    // A row that is redrawn under the pointer forgets that it is there: a person moves away and back.
    await poll('the tooltip to show', async () => {
      await this.#page.mouse.move(0, 0);
      // Another one may still be there, of what the pointer was over before.
      await hover.waitFor({ state: 'hidden', timeout: 3_000 });
      await row.locator('.label-name').hover();
      return hover.waitFor({ timeout: 3_000 }).then(() => true);
    });
    return hover.innerText();
  }

  async #toggle(row: Locator, wanted: 'true' | 'false'): Promise<void> {
    // A click in the moment in which the row is redrawn only selects it: a person clicks again.
    await poll('the row to unfold or fold', async () => {
      if ((await row.getAttribute('aria-expanded')) !== wanted) {
        await row.locator('.monaco-tl-twistie').click();
      }
      const done = row.and(this.#page.locator(`[aria-expanded="${wanted}"]`)).waitFor({ timeout: 2_000 });
      return done.then(() => true);
    });
  }
}

function exactText(text: string | RegExp): { hasText: RegExp } {
  return { hasText: text instanceof RegExp ? text : new RegExp(`^${escapeRegExp(text)}$`) };
}
