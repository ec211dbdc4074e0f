import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { sameRecord } from '../../../src/common/sameRecord.ts';

const values: readonly unknown[] = [
  undefined,
  null,
  0,
  1,
  1n,
  2n,
  '',
  'a',
  [],
  ['a'],
  ['a', 'b'],
  {},
  { a: 1 },
  { a: undefined },
  { b: undefined },
  { a: 1, b: 2 },
  { a: { b: { c: [1, 2] } } },
  { a: { b: { c: [1, 3] } } },
];

describe('sameRecord', () => {
  it('agrees with the deep equality of Node on every pair of values', () => {
    values.forEach((a, first) => {
      values.forEach((b, second) => {
        const copy: unknown = structuredClone(b);
        expect(sameRecord(a, copy), `values ${first} and ${second}`).toBe(isDeepStrictEqual(a, copy));
      });
    });
  });
});
