import { beforeEach, describe, expect, it, vi } from 'vitest';
import { english } from '../../../builders/rows.ts';
import { FakeQuickPick } from '../fakeQuickPick.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { askImageReference, referenceItems } = await import('../../../../src/host/commands/askImageReference.ts');

const history = ['docker.io/library/nginx:1.29', 'quay.io/x/y:1'];
const references = (typed: string): (string | undefined)[] =>
  referenceItems(typed, history, english).map(({ reference }) => reference);

it('offers the history before anything is typed', () => {
  expect(references('')).toEqual(history);
});

it('offers what was typed first, then what of the history has it', () => {
  expect(references(' nginx ')).toEqual(['nginx', history[0]]);
});

it('draws no icon of what is in the history', () => {
  const [first] = referenceItems('', ['$(trash)\u202ex:1'], english);
  expect(first).toEqual({ label: '$(history) \\$(trash) x:1', reference: '$(trash)\u202ex:1' });
});

it('says what is wrong with what was typed, and offers it not', () => {
  const [first] = referenceItems('Nginx', [], english);
  expect(first).toEqual({ label: '$(info) A repository is written in lower case.', alwaysShow: true });
});

it('offers a reference of the history once', () => {
  expect(references('quay.io/x/y:1')).toEqual(['quay.io/x/y:1']);
});

describe('the box', () => {
  let box: FakeQuickPick<{ label: string; reference?: string }>;
  const asked = (): Promise<string | undefined> => askImageReference(history, english);

  beforeEach(() => {
    box = new FakeQuickPick();
    vscode.window.createQuickPick.mockReturnValue(box);
  });

  it('takes what was typed when Enter was pressed, though the window accepts an entry of an older list', async () => {
    const answer = asked();
    const [old] = box.items;
    box.moveTo(1);
    box.type('redis:8');
    box.accept(old);
    expect(await answer).toBe('redis:8');
  });

  it('takes the entry that the person went to', async () => {
    const answer = asked();
    box.type('nginx');
    box.moveTo(0);
    box.moveTo(1);
    box.accept(box.items[1]);
    expect(await answer).toBe(history[0]);
  });

  it('takes of the history what is active before anything is typed', async () => {
    const answer = asked();
    box.accept(box.items[0]);
    expect(await answer).toBe(history[0]);
  });

  it('begins with what it is given, to be corrected', async () => {
    const answer = askImageReference(history, english, 'ngnix:1.29');
    expect(box.value).toBe('ngnix:1.29');
    box.accept(box.items[0]);
    expect(await answer).toBe('ngnix:1.29');
  });

  it('stays while what is typed is no reference', async () => {
    const answer = asked();
    box.type('Nginx');
    box.accept(box.items[0]);
    expect(box.shown).toBe(true);
    box.hide();
    expect(await answer).toBeUndefined();
  });
});
