import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallRecord } from '../../src/contract/call.ts';
import { screenshot } from '../e2e/objects/screenshot.ts';
import { callRecord } from '../builders/callRecord.ts';
import { axeViolations } from './axeViolations.ts';
import { manyCalls, recordedCalls } from './recorded/recordedCalls.ts';
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
const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const rows = () => view.page.locator('.call-rows > .call-row');
const row = (method: string) => rows().filter({ hasText: method });
const isLit = (id: string) => view.page.locator(`[data-card="${id}"]`).getAttribute('data-lit');
const part = () => view.page.locator('.call-part').textContent();

async function openCalls(calls: readonly CallRecord[], theme?: ThemeName) {
  await openAt(view, 'pod', web, theme);
  await button('Calls').click();
  await expect.poll(() => view.asked.at(-1)).toMatchObject({ kind: 'watchCalls', watch: true });
  await view.tell({ kind: 'calls', all: true, calls });
  await rows().first().waitFor();
}

describe('the calls', () => {
  it.each(themeNames)('are listed in %s, and axe finds nothing', async (theme) => {
    await openCalls(recordedCalls(Date.now() - 600_000), theme);
    await row('ContainerStatus').click();
    await expect.poll(part).toContain('CONTAINER_RUNNING');
    await screenshot(view.page, `webview-calls-${theme}`);
    expect(await axeViolations(view.page)).toEqual([]);
    expect(view.problems).toEqual([]);
  });

  it('say what was asked, what came back and how long it took', async () => {
    await openCalls(recordedCalls(0));
    await row('StopContainer').click();
    expect(await view.page.locator('.call-detail').textContent()).toBe('an exec in the container holds it up');
    expect(await view.page.locator('.call-result').textContent()).toBe('failed: deadlineExceeded');
    await view.page.getByRole('tab', { name: 'Request' }).click();
    await expect.poll(part).toBe('{\n  "container_id": "b7720d1e5a90",\n  "timeout": "10"\n}');
    await view.page.keyboard.press('End');
    await expect.poll(part).toContain('1970-01-01T00:00:01.750Z');
  });

  it('say where something is hidden, and say nothing where nothing is', async () => {
    const [call] = recordedCalls(0);
    if (call === undefined) {
      throw new Error('no call');
    }
    await openCalls([
      { ...call, method: 'Any', request: { a: 'b' }, response: { envs: [{ key: 'A', value: '(hidden)' }] } },
    ]);
    await row('Any').click();
    await expect.poll(part).toMatch(/^Environment values and likely secrets are hidden/);
    await view.page.getByRole('tab', { name: 'Request' }).click();
    await expect.poll(part).toBe('{\n  "a": "b"\n}');
  });

  it('of one method are told apart, and found, by what they are about', async () => {
    const about = ['shop/web/app', 'shop/db/<b>app</b>'].map((object, index) => ({
      ...{ ...callRecord(), id: 500 + index, service: 'containerd.services.tasks.v1.Tasks', method: 'ListPids' },
      object,
    }));
    await openCalls(about);
    await expect
      .poll(() => rows().locator('.call-object').allTextContents())
      .toEqual(['shop/web/app', 'shop/db/<b>app</b>']);
    await view.page.getByRole('textbox', { name: /^Filter/ }).fill('shop/db');
    await expect.poll(() => rows().count()).toBe(1);
    await screenshot(view.page, 'webview-calls-objects');
  });

  it('are found by a filter', async () => {
    await openCalls(recordedCalls(0));
    const filter = view.page.getByRole('textbox', { name: /^Filter/ });
    await filter.fill('method:Container status:failed');
    await expect.poll(() => rows().count()).toBe(1);
    expect(await view.page.locator('.calls-count').textContent()).toBe('1 of 8 calls');
    await filter.fill('nothing like it');
    await view.page.getByText('No call matches the filter.').waitFor();
  });

  it('are a thousand of which few are drawn, and all can be reached with the keyboard', async () => {
    await openCalls(manyCalls(0));
    expect(await rows().count()).toBeLessThan(60);
    // The newest is in sight until a person scrolls away.
    await row('Method1000').waitFor();
    await view.page.getByRole('grid', { name: 'Calls' }).focus();
    await view.page.keyboard.press('Home');
    await row('Method1').first().waitFor();
    await view.page.keyboard.press('ArrowDown');
    await expect
      .poll(() => view.page.locator('.call-row[aria-selected="true"]').getAttribute('aria-rowindex'))
      .toBe('3');
    const active = await view.page.getByRole('grid', { name: 'Calls' }).getAttribute('aria-activedescendant');
    expect(await view.page.locator(`#${active}`).textContent()).toContain('Method2');
    await view.page.keyboard.press('End');
    await row('Method1000').waitFor();
  });

  it('follow the newest, but stay where they are while the pointer is over them', async () => {
    const calls = manyCalls(0);
    await openCalls(calls.slice(0, 100));
    await row('Method100').waitFor();
    const pointed = row('Method99');
    await pointed.hover();
    const before = await pointed.boundingBox();
    await view.tell({ kind: 'calls', all: false, calls: calls.slice(100, 200) });
    await view.page.getByText('200 of 200 calls').waitFor();
    expect(await pointed.boundingBox()).toEqual(before);
    await view.page.getByRole('textbox', { name: /^Filter/ }).hover();
    await row('Method200').waitFor();
  });

  it('change in their places while they are under way', async () => {
    const [first, ...rest] = recordedCalls(Date.now());
    await openCalls([...(first ? [first] : []), ...rest]);
    expect(await row('GetContainerEvents').textContent()).toContain('under way');
    await view.tell({
      kind: 'calls',
      all: false,
      calls: first ? [{ ...first, outcome: 'runtimeRestarted', durationMs: 720_000 }] : [],
    });
    await expect.poll(() => row('GetContainerEvents').textContent()).toContain('failed: runtimeRestarted');
    expect(await row('GetContainerEvents').textContent()).toContain('12 min');
    expect(await rows().count()).toBe(8);
  });

  it('light the cards that they pass: the chosen one while it is chosen, a new one for a moment', async () => {
    const calls = recordedCalls(0);
    await openCalls(calls);
    await row('ContainerStatus').click();
    await expect.poll(() => isLit('container/3fa1c09d77e2')).toBe('yes');
    expect(await isLit('shim/web-7f9c')).toBe('yes');
    await row('PullImage').click();
    await expect.poll(() => isLit('container/3fa1c09d77e2')).toBeNull();
    expect(await isLit('runtime')).toBe('yes');
    const stop = calls.find(({ method }) => method === 'StopContainer');
    await view.tell({ kind: 'calls', all: false, calls: stop ? [{ ...stop, id: 9 }] : [] });
    await expect.poll(() => isLit('container/b7720d1e5a90'), { interval: 20 }).toBe('yes');
    await expect.poll(() => isLit('container/b7720d1e5a90')).toBeNull();
  });

  it('are recorded, cleared and exported as a person says', async () => {
    await openCalls(recordedCalls(0));
    await button('Export…').click();
    await expect.poll(() => view.asked.at(-1)?.kind).toBe('exportCalls');
    await button('Clear').click();
    await expect.poll(() => view.asked.at(-1)?.kind).toBe('clearCalls');
    expect(await button('Recording').getAttribute('aria-pressed')).toBe('true');
    await button('Recording').click();
    await expect.poll(() => view.asked.at(-1)).toMatchObject({ kind: 'watchCalls', watch: false });
    expect(await button('Record').getAttribute('aria-pressed')).toBe('false');
    expect(await button('Export…').isDisabled()).toBe(true);
    expect(await rows().count()).toBe(8);
    await button('Record').click();
    await expect.poll(() => view.asked.at(-1)).toMatchObject({ kind: 'watchCalls', watch: true });
    await button('Recording').waitFor();
  });

  it('are text, whatever is in them', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    await openCalls(
      recordedCalls(0).map((call) => ({ ...call, method: hostile, detail: hostile, request: { [hostile]: hostile } })),
    );
    await rows().first().click();
    await view.page.getByRole('tab', { name: 'Request' }).click();
    await expect.poll(part).toBe(`{\n  "${hostile}": "${hostile}"\n}`);
    expect(await view.page.locator('#root img').count()).toBe(0);
    expect(view.problems).toEqual([]);
  });

  it('have room in a narrow panel', async () => {
    await view.page.setViewportSize({ width: 620, height: 800 });
    await openCalls(recordedCalls(0));
    await row('ContainerStatus').click();
    await screenshot(view.page, 'webview-calls-narrow');
    expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(620);
    await view.page.setViewportSize({ width: 1480, height: 940 });
  });
});
