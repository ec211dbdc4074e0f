import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/common/limits.ts';
import { parseExactJson } from '../../../src/common/parseExactJson.ts';

describe('parseExactJson', () => {
  it('keeps the digits of an integer that a number would round, and no others', () => {
    const text =
      '{"ns":1719000000123456789,"small":1000000000000000,"in":"1719000000123456789","f":0.1234567890123456}';
    expect(parseExactJson(text)).toEqual({
      ns: '1719000000123456789',
      small: 1_000_000_000_000_000,
      in: '1719000000123456789',
      f: 0.1234567890123456,
    });
  });

  it('takes no time over a string without an end', () => {
    expect(() => parseExactJson(`{"${'\\"'.repeat(200_000)}`)).toThrow(SyntaxError);
  });

  it('reads what is as deep as may be, and refuses what is deeper before it is parsed', () => {
    const nested = (depth: number): string => '{"a":'.repeat(depth - 1) + '[]' + '}'.repeat(depth - 1);
    expect(parseExactJson(nested(limits.jsonDepth))).toBeInstanceOf(Object);
    expect(() => parseExactJson(nested(limits.jsonDepth + 1))).toThrow(RangeError);
    expect(() => parseExactJson('['.repeat(5_000_000))).toThrow(RangeError);
  });

  it('reads as many values as there may be, and refuses more', () => {
    const list = (length: number): string => `[${Array.from({ length }, () => '0').join(',')}]`;
    // The list and its first value count, too.
    expect(parseExactJson(list(limits.jsonValues - 1))).toHaveLength(limits.jsonValues - 1);
    expect(() => parseExactJson(list(limits.jsonValues))).toThrow(RangeError);
    expect(() => parseExactJson(`[${'{},'.repeat(limits.jsonValues)}0]`)).toThrow(RangeError);
  });

  it('refuses what is too long', () => {
    expect(() => parseExactJson(`"${'x'.repeat(limits.jsonCharacters)}"`)).toThrow(RangeError);
  });

  it('takes brackets and commas in strings for text', () => {
    const text = `${'[,'.repeat(limits.jsonValues)}\\"${'['.repeat(100)}`;
    expect(parseExactJson(JSON.stringify([text, '\\']))).toEqual([text, '\\']);
  });

  it('throws of what is no JSON', () => {
    expect(() => parseExactJson('OK')).toThrow(SyntaxError);
  });
});
