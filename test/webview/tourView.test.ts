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
const start = { at: 'tour', step: 3 } as const;
const current = () => view.page.locator('.step[aria-current="step"]');
const isLit = (id: string) => view.page.locator(`[data-card="${id}"]`).getAttribute('data-lit');

describe('the tour', () => {
  it.each(themeNames)('is drawn in %s, and axe finds nothing', async (theme) => {
    await openAt(view, 'pod', start, theme);
    expect(await current().textContent()).toContain('StartContainer');
    await screenshot(view.page, `webview-tour-${theme}`);
    expect(await axeViolations(view.page)).toEqual([]);
    expect(view.problems).toEqual([]);
  });

  it('lights what a step passes through, and tells what each layer does', async () => {
    await openAt(view, 'pod', start);
    expect(await isLit('container/tour-container')).toBe('yes');
    expect(await isLit('cri/runtime')).toBe('yes');
    expect(await isLit('cri/image')).toBeNull();
    expect(await view.page.locator('.story-deeds dt').count()).toBeGreaterThan(3);
    expect(await view.page.locator('.story-calls li').allTextContents()).toEqual(['StartContainer88 ms0 B']);
  });

  it('moves with N and P from everywhere, and with the arrows in the row of steps', async () => {
    await openAt(view, 'pod', start);
    const pressed = async (key: string) => {
      await view.page.keyboard.press(key);
    };
    await view.page.locator('[data-card="runtime"]').focus();
    await pressed('n');
    await expect.poll(() => current().textContent()).toContain('Exec');
    await pressed('p');
    await expect.poll(() => current().textContent()).toContain('StartContainer');
    await current().focus();
    await pressed('ArrowLeft');
    await expect.poll(() => current().textContent()).toContain('CreateContainer');
    await pressed('Home');
    await expect.poll(() => current().textContent()).toContain('PullImage');
    expect(await current().evaluate((element) => element === document.activeElement)).toBe(true);
    await expect.poll(() => isLit('cri/image')).toBe('yes');
    expect(await view.page.getByRole('button', { name: 'Previous' }).isDisabled()).toBe(true);
    await pressed('p');
    await pressed('End');
    await expect.poll(() => view.asked.at(-1)).toMatchObject({ kind: 'show', location: { at: 'tour', step: 6 } });
    await expect.poll(() => view.page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  });

  it('plays the path once, but stands still for a person who asked for that', async () => {
    const moving = () =>
      view.page.locator('.card').evaluateAll((cards) => cards.flatMap((card) => card.getAnimations()).length);
    await view.page.emulateMedia({ reducedMotion: 'no-preference' });
    await openAt(view, 'pod', start);
    await expect.poll(moving, { interval: 20 }).toBeGreaterThan(5);
    await view.page.emulateMedia({ reducedMotion: 'reduce' });
    await openAt(view, 'pod', start);
    expect(await isLit('cri/runtime')).toBe('yes');
    expect(await moving()).toBe(0);
  });

  it('leaves letters alone that are typed into a field', async () => {
    await openAt(view, 'pod', start);
    await view.page.keyboard.press('Control+f');
    await view.page.keyboard.type('np');
    expect(await view.page.getByRole('textbox', { name: 'Search' }).inputValue()).toBe('np');
    expect(await current().textContent()).toContain('StartContainer');
  });

  it('is recorded anew where that can be done, and says where not', async () => {
    await openAt(view, 'pod', start);
    const record = view.page.getByRole('button', { name: 'Record a Tour' });
    await record.click();
    await expect.poll(() => view.asked.at(-1)?.kind).toBe('recordTour');
    const screen = recordedScreens['pod']?.(start, { selectedCardId: undefined, expandedGroups: [] });
    const text = JSON.stringify(screen).replace('"state":"ready"', '"state":"underWay"');
    await view.tell({ kind: 'screen', generation: 1e6, requestId: 1e6, screen: JSON.parse(text) });
    await expect.poll(() => record.isDisabled()).toBe(true);
  });
});
