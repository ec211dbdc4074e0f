import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxGroup } from '../../src/diagram/screen/nodeScreen.ts';
import { nodeScreen } from './recorded/nodeScreen.ts';
import { openAt } from './standalone/openAt.ts';
import { StandalonePage } from './standalone/standalonePage.ts';

let view: StandalonePage;

beforeAll(async () => {
  view = await StandalonePage.launch();
});

afterAll(() => view.close());

const web = { at: 'sandbox', sandboxId: 'web-7f9c' } as const;
const webCard = 'sandbox/web-7f9c';
const card = (id: string) => view.page.locator(`[data-card="${id}"]`);
const button = (name: string) => view.page.getByRole('button', { name });
const press = (key: string) => view.page.keyboard.press(key);
const focusedText = () => view.page.evaluate(() => document.activeElement?.textContent);
const hasNoFocus = () => view.page.evaluate(() => document.activeElement === document.body);
/** The first card that is drawn. */
const firstCard = () => view.page.locator('[data-card]').first().getAttribute('data-card');

/** The node without one sandbox, as if it had been removed. */
async function removeSandbox(id: string): Promise<void> {
  const body = nodeScreen.body.level === 'node' ? nodeScreen.body : undefined;
  const without = (group: SandboxGroup) => ({ ...group, cards: group.cards.filter((one) => one.id !== id) });
  const columns = body?.columns.map((column) => ({ ...column, groups: column.groups.map(without) }));
  const screen = JSON.parse(JSON.stringify({ ...nodeScreen, body: { ...body, columns } }));
  await view.tell({ kind: 'screen', generation: 1e6, requestId: 1e6, screen });
  await expect.poll(() => card(id).count()).toBe(0);
}

describe('the focus of the keyboard', () => {
  it('is on the first card of a page that opens, so that the arrow keys work at once', async () => {
    await view.open('pod');
    expect(await view.focused()).toBe(await firstCard());
    const before = await view.focused();
    await press('ArrowDown');
    expect(await view.focused()).not.toBe(before);
  });

  it('is on the first card after going in, and after going back on the card that led there', async () => {
    await view.open('pod');
    await card(webCard).focus();
    await press('Enter');
    await view.page.locator('.sandbox').waitFor();
    const first = await firstCard();
    expect(await view.focused()).toBe(first);
    await press('ArrowDown');
    expect(await view.focused()).not.toBe(first);
    expect(await view.focused()).toBeDefined();
    await press('Escape');
    await view.page.locator('.node').waitFor();
    expect(await view.focused()).toBe(webCard);
    await press('ArrowDown');
    expect(await view.focused()).not.toBe(webCard);
    expect(await view.focused()).toBeDefined();
  });

  it('is on the card of the sandbox after going back from one that a row of the tree had opened', async () => {
    await openAt(view, 'pod', web);
    expect(await view.focused()).toBe(await firstCard());
    await press('b');
    await view.page.locator('.node').waitFor();
    expect(await view.focused()).toBe(webCard);
  });

  it('is on the card of the container after going back from it', async () => {
    await openAt(view, 'pod', web);
    const container = 'container/3fa1c09d77e2';
    await card(container).focus();
    await press('Enter');
    await expect.poll(() => view.page.getByRole('tab').count()).toBe(0);
    expect(await view.focused()).toBeDefined();
    await press('Escape');
    await expect.poll(() => view.page.getByRole('tab').count()).toBe(2);
    expect(await view.focused()).toBe(container);
  });

  it('is found again after a link of the details, a crumb, and a button that leads to a comparison', async () => {
    await view.open('projected');
    await card('handler/runc').click();
    await view.page.locator('.details-links button').first().click();
    await view.page.locator('.sandbox').waitFor();
    expect(await view.focused()).toBe(await firstCard());
    const asked = view.asked.at(-1);
    const sandboxId = asked?.kind === 'show' && asked.location.at === 'sandbox' ? asked.location.sandboxId : '';
    await view.page.locator('.crumbs button').first().click();
    await view.page.locator('.node').waitFor();
    expect(await view.focused()).toBe(`sandbox/${sandboxId}`);
    await view.page.locator('[data-card^="sandbox/"]').first().click();
    await view.page
      .locator('.details-actions')
      .getByRole('button', { name: /^Compare/ })
      .first()
      .click();
    await view.page.locator('.compare').waitFor();
    expect(await hasNoFocus()).toBe(false);
  });

  it('goes from the details to a card when they close with the view that they belong to', async () => {
    await view.open('projected');
    await card('handler/runc').click();
    await view.page.locator('.details').focus();
    await press('/');
    await view.page.locator('.details').focus();
    await view.tell({ kind: 'navigate', location: { at: 'tour', step: 0 } });
    await view.page.locator('.tour').waitFor();
    expect(await hasNoFocus()).toBe(false);
  });

  it('passes from a card that is gone to the one beside it', async () => {
    await view.open('node');
    await card('sandbox/db-0').focus();
    const beside = await card('sandbox/db-0').evaluate((element) => {
      const all = [...document.querySelectorAll<HTMLElement>('[data-card][aria-level="1"]')];
      return all[all.findIndex((one) => one === element) + 1]?.dataset['card'];
    });
    await removeSandbox('sandbox/db-0');
    expect(await view.focused()).toBe(beside);
  });

  it('passes from a button that nothing is left to do for to what is beside it', async () => {
    await openAt(view, 'pod', { at: 'tour', step: 0 });
    const next = button('Next');
    await next.focus();
    while (await next.isEnabled()) {
      const before = await view.page.locator('.step[aria-current="step"]').textContent();
      await press('Enter');
      await expect.poll(() => view.page.locator('.step[aria-current="step"]').textContent()).not.toBe(before);
    }
    await expect.poll(focusedText).toBe(await view.page.locator('.step').last().textContent());
  });

  it('is taken from nobody: not from the search, and not from a person who clicked beside the cards', async () => {
    await view.open('node');
    await card('sandbox/db-0').focus();
    await press('Control+f');
    await removeSandbox('sandbox/db-0');
    expect(await view.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await view.open('node');
    await card('sandbox/db-0').focus();
    await view.page.locator('.legend').click({ position: { x: 2, y: 2 } });
    await removeSandbox('sandbox/db-0');
    expect(await hasNoFocus()).toBe(true);
  });
});
