import { expect, it, vi } from 'vitest';
import { english } from '../../../builders/rows.ts';

vi.mock('vscode', () => ({}));
const { referenceItems } = await import('../../../../src/host/commands/askImageReference.ts');

const history = ['docker.io/library/nginx:1.29', 'quay.io/x/y:1'];
const references = (typed: string): (string | undefined)[] =>
  referenceItems(typed, history, english).map(({ reference }) => reference);

it('offers the history before anything is typed', () => {
  expect(references('')).toEqual(history);
});

it('offers what was typed first, then what of the history has it', () => {
  expect(references(' nginx ')).toEqual(['nginx', history[0]]);
});

it('says what is wrong with what was typed, and offers it not', () => {
  const [first] = referenceItems('Nginx', [], english);
  expect(first).toEqual({ label: '$(info) A repository is written in lower case.', alwaysShow: true });
});

it('offers a reference of the history once', () => {
  expect(references('quay.io/x/y:1')).toEqual(['quay.io/x/y:1']);
});
