import { describe, expect, it } from 'vitest';
import { iconlessText, linklessText, terminalText } from '../../../src/words/plainText.ts';

describe('linklessText', () => {
  it('leaves nothing that VS Code would make a link of', () => {
    const link = /\[([^\]]+)\]\(/;
    for (const text of ['[Try again](command:x.y?%5B1%5D)', '[[a](command:x)](https://b)', '[a](b', '](']) {
      expect(linklessText(text)).not.toMatch(link);
    }
    expect(linklessText('denied: [repo](command:x)')).toBe('denied: [repo] (command:x)');
    expect(linklessText('dial tcp [::1]:443 (refused)')).toBe('dial tcp [::1]:443 (refused)');
  });
});

describe('iconlessText', () => {
  it('leaves nothing that a quick pick would draw as an icon', () => {
    expect(iconlessText('$(trash) web $(x')).toBe('\\$(trash) web \\$(x');
    expect(iconlessText('costs $5 (about)')).toBe('costs $5 (about)');
  });
});

describe('terminalText', () => {
  it('keeps words in any script, and line ends', () => {
    expect(terminalText('容器 é 🐳\nnext')).toBe('容器 é 🐳\r\nnext');
    expect(terminalText('a\r\nb')).toBe('a\r\nb');
  });

  it('drops what a terminal would obey', () => {
    expect(terminalText('\x1b]0;title\x07a\x9b31mb\x00\x7f')).toBe(']0;titlea31mb');
    expect(terminalText('a\u202eb\u2066c')).toBe('abc');
  });
});
