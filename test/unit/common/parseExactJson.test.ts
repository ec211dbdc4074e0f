import { describe, expect, it } from 'vitest';
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

  it('throws of what is no JSON', () => {
    expect(() => parseExactJson('OK')).toThrow(SyntaxError);
  });
});
