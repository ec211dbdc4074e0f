import { expect, it } from 'vitest';
import { linklessText } from '../../../src/words/plainText.ts';

it('leaves nothing that VS Code would make a link of', () => {
  const link = /\[([^\]]+)\]\(/;
  for (const text of ['[Try again](command:x.y?%5B1%5D)', '[[a](command:x)](https://b)', '[a](b', '](']) {
    expect(linklessText(text)).not.toMatch(link);
  }
  expect(linklessText('denied: [repo](command:x)')).toBe('denied: [repo] (command:x)');
  expect(linklessText('dial tcp [::1]:443 (refused)')).toBe('dial tcp [::1]:443 (refused)');
});
