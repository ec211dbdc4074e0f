import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { escapeRegExp } from './escapeRegExp.ts';
import { poll } from './poll.ts';
import { Webview } from './webview.ts';

/** The runtime layers, in the editor tab that is in front. */
export class Diagram {
  readonly frame: FrameLocator;
  /** How true the picture is: `live · events`. */
  readonly status: Locator;
  readonly details: Locator;
  readonly searchField: Locator;
  readonly searchCount: Locator;
  readonly calls: Locator;
  readonly comparison: Locator;
  readonly tour: Locator;

  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;

    this.frame = new Webview(page).frame;
    this.status = this.frame.locator('.bar-status');
    this.details = this.frame.locator('aside.details');
    const search = this.frame.getByRole('search');
    this.searchField = search.getByRole('textbox');
    this.searchCount = search.getByRole('status');
    this.calls = this.frame.locator('section.calls');
    this.comparison = this.frame.locator('table.compared');
    this.tour = this.frame.locator('.tour');
  }

  /** Ids are in src/diagram/cardIds.ts. */
  card(id: string): Locator {
    return this.frame.locator(`[data-card="${id}"]`);
  }

  /** The card while it is the one that is chosen. */
  chosen(id: string): Locator {
    return this.card(id).and(this.frame.locator('[aria-selected="true"]'));
  }

  /** The card while it is the match that the search stands at. */
  found(id: string): Locator {
    return this.card(id).and(this.frame.locator('[data-match="current"]'));
  }

  /** Clicks on the card itself and not on those that lie in it. */
  async choose(id: string): Promise<void> {
    await this.#titleOf(id).click();
  }

  async doubleClick(id: string): Promise<void> {
    await this.#titleOf(id).dblclick();
  }

  crumbs(): Promise<string[]> {
    return this.frame.locator('nav.crumbs li').allInnerTexts();
  }

  /** Waits until the last crumb, which is where the person is, has the text. */
  async waitForPlace(label: string): Promise<void> {
    await this.frame.locator('nav.crumbs [aria-current]', { hasText: exactly(label) }).waitFor();
  }

  /** Waits until what is read of a sandbox only while it is looked at is there. */
  async waitForFacts(): Promise<void> {
    await this.frame.locator('.layer-writable').waitFor();
  }

  async pressCrumb(label: string): Promise<void> {
    await this.frame.locator('nav.crumbs').getByRole('button', { name: label, exact: true }).click();
  }

  /** One of those at the top: Overview, Compare, Calls, Tour. */
  async pressTab(label: string): Promise<void> {
    await this.frame.locator('.tabs').getByRole('button', { name: label, exact: true }).click();
  }

  /** Waits until the details are those of the card with the title. */
  async waitForDetails(title: string | RegExp): Promise<void> {
    await this.details.locator('h2', { hasText: typeof title === 'string' ? exactly(title) : title }).waitFor();
  }

  /** A fact of the details, with its source. */
  fact(label: string): Locator {
    return this.details.locator('.fact', { has: this.#page.locator('dt', { hasText: exactly(label) }) });
  }

  /** Presses a button of the details. */
  async act(label: string): Promise<void> {
    await this.details.getByRole('button', { name: label, exact: true }).click();
  }

  /** A row of the list of calls. */
  call(method: string): Locator {
    return this.calls.getByRole('row').filter({ has: this.#page.locator('bdi', { hasText: exactly(method) }) });
  }

  /** A row of a comparison. */
  compared(label: string): Locator {
    return this.comparison.locator('tr', { has: this.#page.locator('th > bdi', { hasText: exactly(label) }) });
  }

  /** Chooses the sandbox of one side of a comparison. */
  async chooseSide(side: 'Left sandbox' | 'Right sandbox', sandboxId: string): Promise<void> {
    await this.frame.getByRole('combobox', { name: side }).selectOption(sandboxId);
  }

  /** A step of the tour by its place in it, from 1. */
  step(place: number): Locator {
    return this.tour.locator('button.step').nth(place - 1);
  }

  /** Waits until the tour is at a step. */
  async waitForStep(place: number): Promise<void> {
    await this.step(place).and(this.frame.locator('[aria-current="step"]')).waitFor();
  }

  /** How far down the picture is scrolled, in pixels. */
  scrollTop(): Promise<number> {
    return this.frame.locator('main').evaluate(({ scrollTop }: { readonly scrollTop: number }) => scrollTop);
  }

  /** What is on the page in a frame of its own, for that which has to run there. */
  async ownPage(): Promise<Frame> {
    return poll('the page of the diagram', async () => {
      const element = await this.frame.owner().elementHandle();
      return element.contentFrame();
    });
  }

  #titleOf(id: string): Locator {
    return this.card(id).locator('.card-title').first();
  }
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${escapeRegExp(text)}\\s*$`);
}
