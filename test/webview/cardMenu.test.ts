import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedScreens } from './recorded/recordedScreens.ts';
import { openAt } from './standalone/openAt.ts';
import { StandalonePage } from './standalone/standalonePage.ts';

let view: StandalonePage;

beforeAll(async () => {
  view = await StandalonePage.launch();
});

afterAll(() => view.close());

const card = (id: string) => view.page.locator(`[data-card="${id}"]`);

/** What VS Code makes of a right click there: what is within goes before what is around. */
const contextAt = (id: string) =>
  card(id).evaluate((element) => {
    let context: Record<string, unknown> = {};
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const own: unknown = JSON.parse(at.getAttribute('data-vscode-context') ?? '{}');
      context = { ...(own as Record<string, unknown>), ...context };
    }
    return context;
  });

describe('a right click on a card', () => {
  it('is one on the row of its object: of a container in a sandbox on the container', async () => {
    await view.open('pod');
    const page = { webviewSection: 'live', endpointId: '', preventDefaultContextMenuItems: true };
    expect(await contextAt('sandbox/web-7f9c')).toEqual({
      ...page,
      ...{ viewItem: 'sandbox.ready', kind: 'sandbox', objectId: 'web-7f9c', label: 'web-7f9c' },
    });
    const container = { viewItem: 'container.running', kind: 'container', objectId: '3fa1c09d77e2', label: 'nginx' };
    expect(await contextAt('container/3fa1c09d77e2')).toEqual({ ...page, ...container });
    await openAt(view, 'pod', { at: 'sandbox', sandboxId: 'web-7f9c' });
    expect(await contextAt('container/3fa1c09d77e2')).toEqual({ ...page, ...container });
    expect(await contextAt('runtime')).toEqual(page);
  });

  it('offers nothing on what was recorded', async () => {
    await openAt(view, 'pod', { at: 'tour', step: 3 });
    expect(await contextAt('kernel')).toMatchObject({ webviewSection: 'recorded' });
  });
});

describe('a row that is selected in a tree', () => {
  const selectInTree = async (cardId: string) => {
    await view.tell({ kind: 'navigate', location: { at: 'node' }, selectedCardId: cardId });
    await expect.poll(() => card(cardId).getAttribute('aria-selected')).toBe('true');
  };
  const isInSight = (cardId: string) =>
    card(cardId).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const main = element.closest('.main')?.getBoundingClientRect();
      return main !== undefined && top >= main.top - 1 && bottom <= main.bottom + 1;
    });

  it('brings its card into sight, and the focus stays where it is', async () => {
    await view.open('projected500');
    const first = await view.focused();
    const last = await view.page.locator('[data-card^="sandbox/"]').last().getAttribute('data-card');
    expect(await isInSight(last ?? '')).toBe(false);
    await selectInTree(last ?? '');
    await expect.poll(() => isInSight(last ?? '')).toBe(true);
    expect(await view.focused()).toBe(first);
  });

  it('brings a card into sight that its group did not show, and leaves the person there who scrolls away', async () => {
    const hidden = 'sandbox/sandbox-272';
    const scrollTop = () => view.page.locator('.main').evaluate((main) => main.scrollTop);
    await view.page.setViewportSize({ width: 1480, height: 500 });
    await view.open('projected500');
    expect(await card(hidden).count()).toBe(0);
    await selectInTree(hidden);
    await expect.poll(() => isInSight(hidden)).toBe(true);
    expect(await scrollTop()).toBeGreaterThan(0);
    await view.page.mouse.move(500, 250);
    await view.page.mouse.wheel(0, -100_000);
    await expect.poll(scrollTop).toBe(0);
    const choices = { selectedCardId: hidden, expandedGroups: [] };
    const screen = await recordedScreens['projected500']?.({ at: 'node' }, choices);
    const later = JSON.parse(JSON.stringify({ ...screen, status: { text: 'a later one', tone: 'good' } }));
    await view.tell({ kind: 'screen', generation: 1e6, requestId: 1e6, screen: later });
    await view.page.getByText('a later one').waitFor();
    expect(await scrollTop()).toBe(0);
    await view.page.setViewportSize({ width: 1480, height: 940 });
  });
});
