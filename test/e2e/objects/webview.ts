import type { FrameLocator, Page } from 'playwright-core';

/** A webview's own page, which lies in a frame within a frame. */
export class Webview {
  readonly frame: FrameLocator;

  /** `index` counts the webviews in the order of the page. */
  constructor(page: Page, index = 0) {
    const outer = page.locator('iframe.webview.ready').nth(index).contentFrame();
    this.frame = outer.locator('iframe#active-frame').contentFrame();
  }
}
