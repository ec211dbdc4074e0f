import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webviewWords } from '../../src/diagram/words.ts';
import { screenshot } from '../e2e/objects/screenshot.ts';
import { axeViolations } from './axeViolations.ts';
import { hostileTexts } from './recorded/hostileScreen.ts';
import { nodeScreen } from './recorded/nodeScreen.ts';
import { scaleScreen } from './recorded/scaleScreen.ts';
import { english } from './standalone/english.ts';
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
const shotFile = (name: string) => path.resolve(import.meta.dirname, '../shots', name);
const card = (id: string) => view.page.locator(`[data-card="${id}"]`);

describe('the node', () => {
  it.each(themeNames)('is drawn in %s, with a line for each connector, and nothing that axe finds', async (theme) => {
    await view.open('node', theme);
    await expect.poll(() => view.page.locator('.connector').count()).toBe(11);
    await screenshot(view.page, `webview-node-${theme}`);
    expect(await axeViolations(view.page)).toEqual([]);
    expect(view.problems).toEqual([]);
  });

  it('has a column for each handler, from the shim to its own kernel', async () => {
    await view.open('node');
    const left = async (id: string) => (await card(id).boundingBox())?.x;
    expect(await left('handler/runsc')).toBe(await left('shim/untrusted-1'));
    expect(await left('handler/runsc')).toBe(await left('sandbox/untrusted-1'));
    expect(await left('handler/runsc')).toBe(await left('sentry/runsc'));
    const host = await card('kernel').boundingBox();
    const sentry = await card('sentry/runsc').boundingBox();
    expect(host?.y).toBeGreaterThan((sentry?.y ?? 0) + (sentry?.height ?? 0));
  });

  it('names each card by its title, and describes it by what is written on it', async () => {
    await view.open('node');
    const cards = await view.page.locator('.card').evaluateAll((elements) =>
      elements.map((element) => ({
        title: element.querySelector('.card-title')?.textContent ?? '',
        line: element.querySelector(':scope > .card-face > .card-line')?.textContent ?? '',
        name: element.getAttribute('aria-label'),
        description: element.getAttribute('aria-description'),
      })),
    );
    expect(cards.length).toBeGreaterThan(40);
    for (const { title, line, name, description } of cards) {
      expect(name?.toLowerCase()).toContain(title.toLowerCase());
      expect(description).toContain(line);
    }
  });

  it('is drawn from a projected snapshot, and grows when a group is opened', async () => {
    await view.open('projected500');
    expect(await axeViolations(view.page)).toEqual([]);
    const more = view.page.locator('.group-more').first();
    const before = await view.page.locator('.card').count();
    await more.click();
    await expect.poll(() => view.page.locator('.card').count()).toBeGreaterThan(before);
    await screenshot(view.page, 'webview-projected-500');
    await view.open('projected');
    await card('handler/runc').click();
    await view.page.locator('.details').waitFor();
    await screenshot(view.page, 'webview-projected');
    expect(await axeViolations(view.page)).toEqual([]);
    expect(view.problems).toEqual([]);
  });

  it.each(themeNames)('has in %s what sandboxes left behind, below those that are there', async (theme) => {
    await view.open('leftBehind', theme);
    const orphans = await card('orphans').boundingBox();
    const pods = await view.page
      .locator('.group')
      .evaluateAll((groups) => Math.max(...groups.map((group) => group.getBoundingClientRect().bottom)));
    expect(orphans?.y).toBeGreaterThan(pods);
    await card('orphan/4801').click();
    await view.page.locator('.details').getByText('/usr/bin/sleep').waitFor();
    await screenshot(view.page, `webview-left-behind-${theme}`);
    expect(await axeViolations(view.page)).toEqual([]);
    expect(view.problems).toEqual([]);
  });

  it('can be read in a narrow panel, the details over it', async () => {
    await view.page.setViewportSize({ width: 620, height: 800 });
    await view.open('node');
    await screenshot(view.page, 'webview-node-narrow');
    await view.page.getByRole('button', { name: 'Details' }).click();
    await expect.poll(() => view.page.locator('.details').count()).toBe(0);
    expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(620);
    await view.page.setViewportSize({ width: 1480, height: 940 });
  });
});

describe('the keyboard', () => {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await view.page.keyboard.press(key);
    }
    return view.focused();
  };

  it('moves along a lane and between lanes', async () => {
    await view.open('node');
    await card('kubelet').focus();
    expect(await press('ArrowRight')).toBe('otherClients');
    expect(await press('ArrowRight')).toBe('criExplorer');
    expect(await press('ArrowRight')).toBe('criExplorer');
    expect(await press('ArrowDown', 'Home')).toBe('cri/runtime');
    expect(await press('End')).toBe('cri/streaming');
    expect(await press('ArrowDown')).toBe('runtime');
    expect(await press('ArrowDown', 'Home', 'ArrowDown')).toMatch(/^shim\//);
    expect(await press('ArrowUp', 'ArrowUp')).toBe('runtime');
  });

  it('takes one stop of the Tab key for all cards', async () => {
    await view.open('node');
    await card('handler/runc').focus();
    expect(await press('Tab', 'Shift+Tab')).toBe('handler/runc');
    expect(await view.page.locator('[data-card][tabindex="0"]').count()).toBe(1);
  });

  it('opens what opens, selects what does not, and goes back', async () => {
    await view.open('node');
    await card('sandbox/web-7f9c').focus();
    await press('Enter');
    await expect
      .poll(() => view.asked.at(-1))
      .toMatchObject({ kind: 'show', location: { at: 'sandbox', sandboxId: 'web-7f9c' } });
    await card('handler/runc').focus();
    await press('Enter');
    await expect.poll(() => card('handler/runc').getAttribute('aria-selected')).toBe('true');
    await card('handler/crun').focus();
    await press('Space');
    await expect
      .poll(() => view.asked.at(-1))
      .toMatchObject({ kind: 'show', choices: { selectedCardId: 'handler/crun' } });
    await openAt(view, 'pod', { at: 'sandbox', sandboxId: 'web-7f9c' });
    await expect.poll(() => view.asked.at(-1)).toMatchObject({ kind: 'show', location: { at: 'sandbox' } });
    await press('b');
    await expect.poll(() => view.asked.at(-1)).toMatchObject({ kind: 'show', location: { at: 'node' }, choices: {} });
  });

  it('searches, goes from match to match, and clears the search before it goes back', async () => {
    await view.open('node');
    await press('Control+f');
    await view.page.keyboard.type('postgres');
    const count = view.page.getByRole('status');
    await expect.poll(() => count.textContent()).toBe('1 of 2');
    expect(await view.page.locator('[data-match="current"]').getAttribute('data-card')).toBe('sandbox/db-0');
    await press('Enter');
    await expect.poll(() => count.textContent()).toBe('2 of 2');
    await press('Enter');
    await expect.poll(() => count.textContent()).toBe('1 of 2');
    await screenshot(view.page, 'webview-node-search');
    await press('Escape');
    await expect.poll(() => view.page.locator('[data-match]').count()).toBe(0);
    // In a sandbox, for from the node there is nothing to go back to.
    await openAt(view, 'pod', { at: 'sandbox', sandboxId: 'web-7f9c' });
    await press('Control+f');
    await view.page.keyboard.type('sidecar');
    await view.page.locator('[data-match="current"]').waitFor();
    const asked = view.asked.length;
    await press('Escape');
    await expect.poll(() => view.page.locator('[data-match]').count()).toBe(0);
    expect(view.asked.length).toBe(asked);
    await press('Escape');
    await expect.poll(() => view.asked.length).toBe(asked + 1);
    expect(view.asked.at(-1)).toMatchObject({ kind: 'show', location: { at: 'node' } });
  });
});

describe('a card', () => {
  it('that is clicked is selected, and its row is shown', async () => {
    await view.open('node');
    await card('container/web-7f9c-nginx').click();
    await expect
      .poll(() => view.asked.at(-1))
      .toMatchObject({ kind: 'reveal', object: { kind: 'container', id: 'web-7f9c-nginx' } });
    expect(await card('container/web-7f9c-nginx').getAttribute('aria-selected')).toBe('true');
    expect(await card('sandbox/web-7f9c').getAttribute('aria-selected')).toBe('false');
  });

  it('keeps its element when a screen comes in which it is the same, and the focus', async () => {
    await view.open('node');
    await card('sandbox/db-0').focus();
    await card('sandbox/db-0').evaluate((element) => element.setAttribute('data-seen', 'yes'));
    await view.tell({
      kind: 'screen',
      generation: 1e6,
      requestId: 1e6,
      screen: { ...nodeScreen, status: { text: 'stale', tone: 'warn' } },
    });
    await view.page.getByText('stale').waitFor();
    expect(await card('sandbox/db-0').getAttribute('data-seen')).toBe('yes');
    expect(await view.focused()).toBe('sandbox/db-0');
  });
});

describe('messages', () => {
  it('of an older generation, and of no kind that is known, change nothing', async () => {
    await view.open('node');
    const told = (generation: number, text: string) =>
      view.tell({
        kind: 'screen',
        generation,
        requestId: 1e6,
        screen: { ...nodeScreen, status: { text, tone: 'good' } },
      });
    await told(2e6, 'newest');
    await view.page.getByText('newest').waitFor();
    await told(1e6, 'older');
    await view.page.evaluate(() => window.postMessage({ kind: 'screen', generation: 3e6, screen: null }));
    await view.page.evaluate(() => window.postMessage('noise'));
    // Messages keep their order: when this one is drawn, the others were looked at.
    await view.tell({ kind: 'words', words: { ...webviewWords(english), overview: 'All of it' } });
    await view.page.getByRole('button', { name: 'All of it' }).waitFor();
    expect(await view.page.locator('.bar-status').textContent()).toBe('newest');
    expect(view.problems).toEqual([]);
  });

  it('restore after a reload what was chosen', async () => {
    await view.open('node');
    await card('handler/crun').click();
    await view.page.getByRole('button', { name: 'Details' }).click();
    await view.reload();
    await expect
      .poll(() => view.asked.findLast(({ kind }) => kind === 'ready'))
      .toMatchObject({
        location: { at: 'node' },
        choices: { selectedCardId: 'handler/crun' },
      });
    expect(await card('handler/crun').getAttribute('aria-selected')).toBe('true');
    expect(await view.page.locator('.details').count()).toBe(0);
  });
});

describe('a picture', () => {
  const saved = async (recorded: string, name: string) => {
    await view.open(recorded);
    const asked = view.asked.length;
    await view.page.getByRole('button', { name }).click();
    await expect.poll(() => view.asked.length).toBeGreaterThan(asked);
    const request = view.asked.at(-1);
    return request?.kind === 'savePicture' ? request : undefined;
  };

  it('as SVG has the cards and the lines between them, and nothing of HTML', async () => {
    const request = await saved('node', 'Save as SVG');
    const svg = request?.format === 'svg' ? request.data : '';
    await writeFile(shotFile('webview-picture.svg'), svg);
    for (const text of [
      'containerd 2.1.9',
      'RuntimeService',
      'untrusted-1',
      'host network',
      'Host kernel 6.18.0-1-amd64',
    ]) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg.match(/<path [^>]*fill="none"/g)).toHaveLength(11);
    expect(svg).not.toMatch(/foreignObject|color\(|NaN|undefined/);
  });

  it('as PNG is what the SVG shows', async () => {
    const request = await saved('node', 'Save as PNG');
    const png = Buffer.from(request?.format === 'png' ? request.dataBase64 : '', 'base64');
    await writeFile(shotFile('webview-picture.png'), png);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(2000);
    expect(view.problems).toEqual([]);
  });

  it('of hostile text is well-formed', async () => {
    const request = await saved('hostile', 'Save as SVG');
    const svg = request?.format === 'svg' ? request.data : '';
    const found = await view.page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [...parsed.querySelectorAll('*')].map(({ localName }) => localName);
    }, svg);
    expect([...new Set(found)].sort()).toEqual(['g', 'path', 'rect', 'svg', 'text']);
  });
});

describe('hostile text', () => {
  it('is drawn as text', async () => {
    await view.open('hostile');
    await screenshot(view.page, 'webview-hostile');
    expect(await view.page.locator('#root img, #root script, #root a, #root b, #root strong, #root code').count()).toBe(
      0,
    );
    const titles = await view.page.locator('.shape-box > .card-face > .card-head .card-title').allTextContents();
    expect(titles).toEqual(expect.arrayContaining([...hostileTexts]));
    expect(await view.page.title()).toBe('Runtime Layers');
    expect(view.problems).toEqual([]);
  });

  it('of any length does not push the view apart', async () => {
    await view.open('hostile');
    expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(1480);
    const details = await view.page.locator('.details').boundingBox();
    expect(details?.x).toBeLessThan(1480);
    const main = await view.page.locator('.main').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(main).toBe(0);
  });
});

describe('500 sandboxes', () => {
  it('are drawn, and a change of one draws that one anew', async () => {
    await view.open('scale');
    await expect.poll(() => view.page.locator('[data-lane="workload"] [aria-level="1"]').count()).toBeGreaterThan(500);
    await screenshot(view.page, 'webview-scale');
    // Before the change, all that the page does to cards from now on.
    await view.page.evaluate(() => {
      new MutationObserver((mutations) => {
        for (const { target } of mutations) {
          const changed = (target instanceof Element ? target : target.parentElement)?.closest('[data-card]');
          document.body.append(`changed ${changed?.getAttribute('data-card') ?? target.nodeName};`);
        }
      }).observe(document.getElementById('root') ?? document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    const text = JSON.stringify(scaleScreen).replace('"title":"pod-77"', '"title":"renamed"');
    await view.tell({ kind: 'screen', generation: 1e6, requestId: 1e6, screen: JSON.parse(text) });
    await card('sandbox/sandbox-77').getByText('renamed').waitFor();
    const changed = await view.page.evaluate(() => document.body.textContent.match(/changed [^;]*;/g));
    expect(new Set(changed)).toEqual(new Set(['changed sandbox/sandbox-77;']));
  });
});
