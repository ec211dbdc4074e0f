import { describe, expect, it } from 'vitest';
import {
  iconlessText,
  linklessText,
  oneLine,
  plainDetail,
  plainText,
  shortDetail,
  terminalText,
} from '../../../src/words/plainText.ts';

/** By what each would do: end a line, turn the writing, hide in a name, be drawn elsewhere. */
const noText = {
  'C0 and C1': '\x00\x07\x1b\x7f\x85\x9b',
  'line ends': '\n\r\u2028\u2029',
  direction: '\u061c\u200e\u200f\u202a\u202e\u2066\u2069',
  'zero width': '\u200b\u200c\u200d\u2060\u2064\ufeff\u00ad\u034f\u180e',
  tags: '\u{e0001}\u{e0041}\u{e007f}',
  fillers: '\u115f\u1160\u3164\uffa0\u2800\u17b4',
  selectors: '\ufe00\ufe0f\u{e0100}\u{e01ef}',
  annotations: '\ufff9\ufffa\ufffb\u206a',
};

describe.each([
  ['plainText', plainText],
  ['plainDetail', plainDetail],
  ['oneLine', oneLine],
  ['terminalText', (text: string) => terminalText(text).replaceAll('\r\n', '')],
])('%s', (_name, door) => {
  it.each(Object.entries(noText))('lets nothing through that is no text: %s', (_kind, characters) => {
    for (const character of characters) {
      expect(door(`a${character}b`)).toMatch(/^a ?b$/);
      expect(door(`web${character}`)).toBe('web');
    }
    expect(door(`a${characters}b`)).toMatch(/^a ?b$/);
  });

  it('makes whole characters of halves', () => {
    expect(door('a\ud800b\udc00')).toBe('a\ufffdb\ufffd');
  });

  it('bounds the marks on a letter, and drops those on none', () => {
    expect(door(`e${'\u0301'.repeat(500)}x`)).toBe(`e${'\u0301'.repeat(4)}x`);
    expect(door('\u0301\u0489web')).toBe('web');
  });

  it.each([
    '容器 é 🐳',
    'Tiê\u0323\u0301ng Viê\u0323t',
    'हिन्दी क्षत्रिय',
    'می\u200cخواهم',
    'ශ්\u200dරී',
    '👩🏽\u200d💻 ❤️\u200d🔥 1️⃣ ☎︎',
    '葛\u{e0100}',
  ])('keeps what is read: %s', (text) => {
    expect(door(text)).toBe(text);
  });
});

describe('plainDetail', () => {
  it('tells no secret, also where it cuts', () => {
    expect(plainDetail(`Get "https://r.io/b?sig=${'x'.repeat(1000)}": Authorization: Bearer abc.def1`)).toBe(
      'Get "https://r.io/b?sig=(hidden)": Authorization: Bearer (hidden)',
    );
  });
});

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

describe('the cause in what a runtime says', () => {
  it('is all of it where that is short', () => {
    expect(shortDetail('failed to pull: no such host')).toBe('failed to pull: no such host');
  });

  it('is as many of its last clauses as there is room for', () => {
    const detail = `${'x'.repeat(100)}: dial tcp: lookup nowhere.invalid: no such host`;
    expect(shortDetail(detail)).toBe('… dial tcp: lookup nowhere.invalid: no such host');
  });

  it('is the end of a last clause that is too long itself, with whole characters', () => {
    const cut = shortDetail(`${'x'.repeat(100)}${'😀'.repeat(100)}`);
    expect(cut).toMatch(/^… (😀)+$/u);
    expect(cut.length).toBeLessThanOrEqual(120);
  });
});

it('reads no more of a very long name than it may show', () => {
  expect(plainText(`a${'\n'.repeat(1_000_000)}b`)).toBe('a…');
  expect(plainText('x'.repeat(1_000_000))).toBe(`${'x'.repeat(199)}…`);
});
