import { describe, expect, it } from 'vitest';
import { terminalText } from '../../../src/words/plainText.ts';

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
