import { beforeEach, expect, it, vi } from 'vitest';
import { english } from '../../../builders/rows.ts';
import { FakeQuickPick } from '../fakeQuickPick.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { pickOne, pickSeveral } = await import('../../../../src/host/ui/prompts.ts');

let box: FakeQuickPick<{ label: string; value: number }>;
const items = [1, 2, 3].map((value) => ({ label: String(value), value }));

beforeEach(() => {
  box = new FakeQuickPick();
  vscode.window.createQuickPick.mockReturnValue(box);
});

const pick = (isSelected: (value: number) => boolean = () => false): Promise<readonly number[]> =>
  pickSeveral(items, { placeholder: 'Which?', selected: isSelected, l10n: english });

it('takes what is ticked, wherever the arrow keys have gone to', async () => {
  const picked = pick();
  expect(box).toMatchObject({ placeholder: 'Which?', canSelectMany: true, shown: true, items });
  box.tick(0, 2);
  box.moveTo(1);
  box.pressEnter();
  expect(await picked).toEqual([1, 3]);
  expect(box.shown).toBe(false);
});

it('takes what the arrow keys have gone to where nothing is ticked', async () => {
  const picked = pick();
  box.moveTo(1);
  box.pressEnter();
  expect(await picked).toEqual([2]);
});

it('takes what fits best what was typed', async () => {
  const picked = pick();
  box.type('2');
  expect(box.activeItems).toEqual([items[1]]);
  box.pressEnter();
  expect(await picked).toEqual([2]);
});

it('begins with the one that is selected in the view, and ticks several', async () => {
  const picked = pick((value) => value === 3);
  expect(box).toMatchObject({ activeItems: [items[2]], selectedItems: [] });
  box.pressEnter();
  expect(await picked).toEqual([3]);
  const several = pick((value) => value !== 2);
  expect(box).toMatchObject({ selectedItems: [items[0], items[2]] });
  box.pressEnter();
  expect(await several).toEqual([1, 3]);
});

it('goes back to the one that is selected in the view where nothing is typed any more', async () => {
  const picked = pick((value) => value === 3);
  box.type('2');
  box.type(' ');
  expect(box.activeItems).toEqual([items[2]]);
  box.pressEnter();
  expect(await picked).toEqual([3]);
});

it('stays and says so where Enter has nothing to take', async () => {
  const picked = pick();
  box.pressEnter();
  expect(box).toMatchObject({ shown: true, title: expect.stringContaining('Nothing is chosen') as string });
  box.moveTo(0);
  box.pressEnter();
  expect(await picked).toEqual([1]);
});

it('begins with the only one there is', async () => {
  const picked = pickSeveral(items.slice(0, 1), { placeholder: 'Which?', selected: () => false, l10n: english });
  box.pressEnter();
  expect(await picked).toEqual([1]);
});

it('takes nothing when the person gives up', async () => {
  const picked = pick();
  box.tick(0);
  box.hide();
  expect(await picked).toEqual([]);
});

it('shows what is selected in the view first where one is picked', async () => {
  vscode.window.showQuickPick.mockImplementation(([first]) => Promise.resolve(first));
  expect(await pickOne(items, 'Which?', (value) => value === 2)).toBe(2);
});
