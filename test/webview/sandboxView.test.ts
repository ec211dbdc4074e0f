import { writeFile } from 'node:fs/promises';
import path from 'node:path';
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
const web = { at: 'sandbox', sandboxId: 'web-7f9c' } as const;
const cell = (row: string, column: number) =>
  view.page.getByRole('row').filter({ hasText: row }).getByRole('gridcell').nth(column);
const section = (heading: RegExp) => view.page.getByRole('region', { name: heading });

describe('a sandbox', () => {
  it.each(themeNames)('is drawn in %s, its chain joined, and axe finds nothing', async (theme) => {
    await openAt(view, 'pod', web, theme);
    await expect.poll(() => view.page.locator('.connector').count()).toBe(5);
    expect(await view.page.locator('.connector-dashed').count()).toBe(2);
    await screenshot(view.page, `webview-sandbox-${theme}`);
    expect(await axeViolations(view.page)).toEqual([]);
    expect(view.problems).toEqual([]);
  });

  it('has one colour and the same digits for one namespace, and others for others', async () => {
    await openAt(view, 'pod', web);
    const net = [await cell('pause 2130', 2).textContent(), await cell('nginx 2188', 2).textContent()];
    expect(net).toEqual(['…4118', '…4118']);
    const classAt = (row: string, column: number) => cell(row, column).getAttribute('class');
    expect(await classAt('pause 2130', 2)).toBe(await classAt('nginx 2188', 2));
    expect(await classAt('pause 2130', 1)).not.toBe(await classAt('nginx 2188', 1));
    expect(await classAt('nginx 2188', 5)).toBe('ns-host');
  });

  it('says what is not known, and why', async () => {
    await openAt(view, 'brokenPod', web);
    expect(await cell('pause 2130', 0).textContent()).toBe('?');
    expect(await cell('pause 2130', 0).getAttribute('class')).toBe('ns-unknown');
    expect(await cell('pause 2130', 0).getAttribute('title')).toContain('/proc/2130/ns/mnt');
    await view.page.getByRole('tab', { name: 'sidecar' }).click();
    expect(
      await section(/^Root file system of sidecar/)
        .locator('.missing')
        .count(),
    ).toBe(1);
    expect(
      await section(/^Mounts of sidecar/)
        .locator('.missing')
        .textContent(),
    ).not.toBe('');
    await screenshot(view.page, 'webview-sandbox-unknown');
    expect(await axeViolations(view.page)).toEqual([]);
  });

  it('goes from fact to fact with the arrow keys, and names the source of each', async () => {
    await openAt(view, 'pod', web);
    await cell('host (pid 1)', 0).focus();
    const source = section(/^Namespaces/).locator('.section-source');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) {
      await view.page.keyboard.press(key);
    }
    expect(await cell('nginx 2188', 1).evaluate((element) => element === document.activeElement)).toBe(true);
    await expect.poll(() => source.textContent()).toContain('/proc/2188/ns/pid');
    await view.page.keyboard.press('End');
    await expect.poll(() => source.textContent()).toContain('time');
    expect(
      await section(/^Namespaces/)
        .locator('[tabindex="0"]')
        .count(),
    ).toBe(1);
  });

  it('shows one container at a time: the one of the tab, or of the card', async () => {
    await openAt(view, 'pod', web);
    await section(/^Root file system of nginx/).waitFor();
    await view.page.getByRole('tab', { name: 'nginx' }).focus();
    await view.page.keyboard.press('ArrowRight');
    await section(/^Root file system of sidecar/).waitFor();
    expect(await section(/nginx/).count()).toBe(0);
    await expect
      .poll(() => view.asked.at(-1))
      .toMatchObject({ kind: 'show', choices: { selectedCardId: 'container/b7720d1e5a90' } });
    await view.page.locator('[data-card="container/3fa1c09d77e2"]').click();
    await section(/^Root file system of nginx/).waitFor();
    // Another card that is chosen leaves the container open that was.
    await view.page.locator('[data-card="runtime"]').click();
    await expect.poll(() => view.page.locator('[data-card="runtime"]').getAttribute('aria-selected')).toBe('true');
    expect(await section(/^Root file system of nginx/).count()).toBe(1);
  });

  it('has the layers from the writable one down, each with its share', async () => {
    await openAt(view, 'pod', web);
    const layers = view.page.locator('.layer');
    expect(await layers.locator('.layer-title').allTextContents()).toEqual([
      'writable layer',
      expect.stringContaining('default.conf'),
      expect.stringContaining('apt-get install'),
      expect.stringContaining('debian-trixie'),
    ]);
    const widths = await layers
      .locator('.layer-share')
      .evaluateAll((shares) => shares.map(({ clientWidth }) => clientWidth));
    expect(widths[3]).toBeGreaterThan(widths[2] ?? 0);
    expect(widths[2]).toBeGreaterThan(widths[0] ?? 0);
  });

  it('leads on with Enter to the container, and back with Escape', async () => {
    await openAt(view, 'pod', web);
    await view.page.locator('[data-card="container/3fa1c09d77e2"]').focus();
    await view.page.keyboard.press('Enter');
    await expect.poll(() => view.page.getByRole('tab').count()).toBe(0);
    await section(/^Root file system of nginx/).waitFor();
    await screenshot(view.page, 'webview-container');
    expect(await axeViolations(view.page)).toEqual([]);
    await view.page.keyboard.press('Escape');
    await expect.poll(() => view.page.getByRole('tab').count()).toBe(2);
  });

  it('is saved as a picture, with all its facts', async () => {
    await openAt(view, 'pod', web);
    await view.page.getByRole('button', { name: 'Save as SVG' }).click();
    await expect.poll(() => view.asked.at(-1)?.kind).toBe('savePicture');
    const request = view.asked.at(-1);
    const svg = request?.kind === 'savePicture' && request.format === 'svg' ? request.data : '';
    for (const text of ['Sandbox web-7f9c', '…4118', 'writable layer', 'seccomp filter', '/etc/nginx/conf.d']) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg).not.toMatch(/foreignObject|color\(|NaN|undefined/);
    await writeFile(path.resolve(import.meta.dirname, '../shots/webview-sandbox-picture.svg'), svg);
  });

  it('can be read in a narrow panel', async () => {
    await view.page.setViewportSize({ width: 620, height: 800 });
    await openAt(view, 'pod', web);
    await screenshot(view.page, 'webview-sandbox-narrow');
    const spare = await view.page
      .locator('.main')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(spare).toBe(0);
    await view.page.setViewportSize({ width: 1480, height: 940 });
  });

  it('is text, whatever its objects are called', async () => {
    await openAt(view, 'pod', web);
    const screen = recordedScreens['pod']?.(web, { selectedCardId: undefined, expandedGroups: [] });
    const name = `<img src=x onerror=alert(1)>${'n'.repeat(65_536)}`;
    const hostile = JSON.stringify(screen).replaceAll('nginx', name).replaceAll('seccomp', '<script>');
    await view.tell({ kind: 'screen', generation: 1e6, requestId: 1e6, screen: JSON.parse(hostile) });
    await view.page.getByRole('tab', { name: /img/ }).waitFor();
    expect(await view.page.locator('#root img, #root script').count()).toBe(0);
    const spare = await view.page
      .locator('.main')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(spare).toBe(0);
    await screenshot(view.page, 'webview-sandbox-hostile');
    expect(view.problems).toEqual([]);
  });
});
