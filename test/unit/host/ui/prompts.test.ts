import { beforeEach, expect, it, vi } from 'vitest';
import { FakeQuickPick } from '../fakeQuickPick.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { pickSeveral } = await import('../../../../src/host/ui/prompts.ts');

let box: FakeQuickPick<{ label: string; value: number }>;
const items = [1, 2, 3].map((value) => ({ label: String(value), value }));

beforeEach(() => {
  box = new FakeQuickPick();
  vscode.window.createQuickPick.mockReturnValue(box);
});

it('takes what is ticked, wherever the arrow keys have gone to', async () => {
  const picked = pickSeveral(items, 'Which?');
  expect(box).toMatchObject({ placeholder: 'Which?', canSelectMany: true, shown: true, items });
  box.tick(0, 2);
  box.moveTo(1);
  box.pressEnter();
  expect(await picked).toEqual([1, 3]);
  expect(box.shown).toBe(false);
});

it('takes what the arrow keys have gone to where nothing is ticked', async () => {
  const picked = pickSeveral(items, '');
  box.moveTo(1);
  box.pressEnter();
  expect(await picked).toEqual([2]);
});

it('takes nothing where neither is, or when the person gives up', async () => {
  const picked = pickSeveral(items, '');
  box.pressEnter();
  expect(await picked).toEqual([]);
  const again = pickSeveral(items, '');
  box.tick(0);
  box.hide();
  expect(await again).toEqual([]);
});
