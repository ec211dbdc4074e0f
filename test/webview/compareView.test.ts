import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenshot } from '../e2e/objects/screenshot.ts';
import { axeViolations } from './axeViolations.ts';
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
const sides = { at: 'compare', leftId: 'web-7f9c', rightId: 'untrusted-1' } as const;
const row = (fact: string) =>
  view.page.getByRole('row').filter({ has: view.page.getByRole('rowheader', { name: fact }) });

describe('two sandboxes', () => {
  it.each(themeNames)('are compared in %s, and axe finds nothing', async (theme) => {
    await openAt(view, 'pod', sides, theme);
    await screenshot(view.page, `webview-compare-${theme}`);
    expect(await axeViolations(view.page)).toEqual([]);
    expect(view.problems).toEqual([]);
  });

  it('have a mark in words at what differs, and none at what does not', async () => {
    await openAt(view, 'pod', sides);
    expect(await row('Handler').getByText('differs').count()).toBe(1);
    expect(await row('Handler').getByRole('cell').allTextContents()).toEqual([
      expect.stringMatching(/^runc.*runtime_handler/),
      expect.stringMatching(/^runsc.*runtime_handler/),
    ]);
    expect(await row('Asked for by').getByText('differs').count()).toBe(0);
  });

  it('can be cut down to what differs', async () => {
    await openAt(view, 'pod', sides);
    const [, differing] = /^(\d+) of/.exec((await view.page.locator('.compare-bar').textContent()) ?? '') ?? [];
    await view.page.getByLabel('Only what differs').check();
    await expect.poll(() => row('Asked for by').count()).toBe(0);
    expect(await view.page.locator('.compared-mark').count()).toBe(Number(differing));
    expect(await view.page.getByRole('rowheader').getByText('differs').count()).toBe(Number(differing));
  });

  it('are chosen from all sandboxes, a side at a time, and change sides', async () => {
    await openAt(view, 'pod', sides);
    await view.page.getByLabel('Right sandbox').selectOption('etcd-node-a');
    await expect
      .poll(() => view.asked.at(-1))
      .toMatchObject({ kind: 'show', location: { at: 'compare', leftId: 'web-7f9c', rightId: 'etcd-node-a' } });
    await view.page.locator('thead').getByRole('button', { name: 'etcd-node-a' }).waitFor();
    await view.page.getByRole('button', { name: 'Swap Sides' }).click();
    await expect
      .poll(() => view.asked.at(-1))
      .toMatchObject({ kind: 'show', location: { at: 'compare', leftId: 'etcd-node-a', rightId: 'web-7f9c' } });
    await expect.poll(() => view.page.getByLabel('Left sandbox').inputValue()).toBe('etcd-node-a');
  });

  it('lead to each of them', async () => {
    await openAt(view, 'pod', sides);
    await view.page.locator('thead').getByRole('button', { name: 'untrusted-1' }).click();
    await view.page.locator('.sandbox').waitFor();
    expect(view.asked.at(-1)).toMatchObject({ kind: 'show', location: { at: 'sandbox', sandboxId: 'untrusted-1' } });
  });
});
