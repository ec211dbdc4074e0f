import { describe, expect, it } from 'vitest';
import { type Box, connectorPaths } from '../../../src/webview/parts/connectorPaths.ts';

const box = (left: number, top: number): Box => ({ left, top, width: 100, height: 40 });

function linesBetween(
  boxes: Readonly<Record<string, Box>>,
  ...pairs: readonly (readonly [string, string])[]
): string[] {
  const connectors = pairs.map(([from, to]) => ({ from, to, style: 'solid' }) as const);
  return connectorPaths(connectors, new Map(Object.entries(boxes))).map(({ line }) => line);
}

describe('the line between two cards', () => {
  it('goes straight down where one stands under the other', () => {
    expect(linesBetween({ a: box(0, 0), b: box(0, 100) }, ['a', 'b'])).toEqual(['M50 40V94']);
  });

  it('goes straight across where they stand in one row, whichever is first', () => {
    const boxes = { a: box(0, 0), b: box(200, 0) };
    expect(linesBetween(boxes, ['a', 'b'], ['b', 'a'])).toEqual(['M100 20H194', 'M200 20H106']);
  });

  it('is not drawn to what is not there', () => {
    expect(linesBetween({ a: box(0, 0) }, ['a', 'b'])).toEqual([]);
  });

  it('begins and ends apart from the others', () => {
    const boxes = { a: box(0, 0), b: box(200, 0), c: box(100, 100) };
    const ends = linesBetween(boxes, ['a', 'c'], ['b', 'c']).map((line) => line.split(' ').at(-2));
    expect(new Set(ends).size).toBe(2);
  });
});
