import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenshot } from '../e2e/objects/screenshot.ts';
import { axeViolations } from './axeViolations.ts';
import { recordedScreens } from './recorded/recordedScreens.ts';
import { openAt } from './standalone/openAt.ts';
import { StandalonePage } from './standalone/standalonePage.ts';
import { type ThemeName, themes } from './standalone/themes.ts';

let view: StandalonePage;

beforeAll(async () => {
  view = await StandalonePage.launch();
});

afterAll(() => view.close());

// The keys of a literal object.
const themeNames = Object.keys(themes) as readonly ThemeName[];
const pod = { at: 'sandbox', sandboxId: 'web-7f9c' } as const;
const text = (selector: string) => view.page.locator(selector).textContent();
const dotColor = () =>
  view.page
    .locator('.main .dot-good')
    .first()
    .evaluate((dot) => getComputedStyle(dot).backgroundColor);

describe('a runtime that answers no more', () => {
  it.each(themeNames)('is not drawn as alive in %s: the bar and the details say as of when it is', async (theme) => {
    await openAt(view, 'pod', pod, theme);
    const alive = await dotColor();
    expect(await text('.bar-not-live')).toBe('');
    expect(await view.page.locator('.details-not-live').count()).toBe(0);
    await openAt(view, 'stalePod', { at: 'node' }, theme);
    await screenshot(view.page, `webview-not-live-node-${theme}`);
    expect(await axeViolations(view.page)).toEqual([]);
    await openAt(view, 'stalePod', pod, theme);
    await screenshot(view.page, `webview-not-live-${theme}`);
    expect(await text('.bar-not-live')).toMatch(/^Not live: as it was at .*UTC$/);
    expect(await text('.details-not-live')).toBe(await text('.bar-not-live'));
    expect(await dotColor()).not.toBe(alive);
    expect(await axeViolations(view.page)).toEqual([]);
    expect(view.problems).toEqual([]);
  });
});

describe('the bar', () => {
  it.each([{ at: 'compare', leftId: 'web-7f9c', rightId: 'untrusted-1' } as const, { at: 'tour', step: 0 } as const])(
    'says why its button for details does nothing at %o',
    async (location) => {
      await openAt(view, 'pod', location);
      const button = view.page.getByRole('button', { name: 'Details' });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      expect(await button.getAttribute('aria-pressed')).toBe('false');
      expect(await button.getAttribute('title')).toBe('Details are of a card, and none is chosen here.');
      await view.page.locator('.crumbs button').first().click();
      await expect.poll(() => button.getAttribute('aria-disabled')).toBe('false');
      expect(await button.getAttribute('title')).toBe('');
    },
  );

  it('has the last crumb whole where there is little room, and a search that can be typed in', async () => {
    await view.page.setViewportSize({ width: 1280, height: 800 });
    await openAt(view, 'stalePod', pod);
    const screen = await recordedScreens['stalePod']?.(pod, { selectedCardId: undefined, expandedGroups: [] });
    const labels = ['containerd on node-a', 'runc', 'kube-system / coredns-7db6d8ff4d-x2x9z', 'coredns-of-node-a'];
    const crumbs = labels.map((label) => ({ label, to: pod }));
    if (screen !== undefined) {
      await view.tell({ kind: 'screen', generation: 1e6, requestId: 1e6, screen: { ...screen, crumbs } });
    }
    await view.page.locator('.crumbs h1').filter({ hasText: 'coredns-of-node-a' }).waitFor();
    const last = view.page.locator('.crumbs li').last();
    expect(await view.page.locator('.crumbs li').count()).toBe(4);
    expect(await last.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    const search = await view.page.locator('.search').evaluate((box) => ({
      width: box.getBoundingClientRect().width,
      least: 8 * Number.parseFloat(getComputedStyle(box).fontSize),
    }));
    expect(search.width).toBeGreaterThanOrEqual(search.least);
    await screenshot(view.page, 'webview-not-live-1280');
    await view.page.setViewportSize({ width: 1480, height: 940 });
  });
});
