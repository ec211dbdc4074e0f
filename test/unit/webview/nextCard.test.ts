import { describe, expect, it } from 'vitest';
import { nextCard, type Stop } from '../../../src/webview/diagram/nextCard.ts';

const stop = (id: string, lane: string, left: number, top: number, width = 100, depth = 1): Stop => ({
  id,
  lane,
  depth,
  left,
  top,
  width,
  height: 40,
});

/** A lane of two, a lane of one wide card with two parts in it, a lane of two rows. */
const stops = [
  stop('a', 'one', 0, 0),
  stop('b', 'one', 200, 0),
  stop('wide', 'two', 0, 100, 300),
  stop('left', 'two', 10, 120, 100, 2),
  stop('right', 'two', 190, 120, 100, 2),
  stop('c', 'three', 0, 200),
  stop('d', 'three', 200, 200),
  stop('e', 'three', 0, 250),
];

describe('nextCard', () => {
  it.each([
    ['a', 'ArrowRight', 'b'],
    ['a', 'ArrowLeft', undefined],
    ['b', 'ArrowRight', undefined],
    ['b', 'ArrowDown', 'wide'],
    ['wide', 'ArrowRight', undefined],
    ['right', 'ArrowDown', 'd'],
    ['right', 'ArrowLeft', 'left'],
    ['left', 'ArrowUp', 'wide'],
    ['c', 'ArrowDown', 'e'],
    ['e', 'ArrowUp', 'c'],
    ['e', 'Home', 'c'],
    ['c', 'End', 'e'],
    ['e', 'ArrowDown', undefined],
  ] as const)('leads from %s with %s to %s', (from, key, to) => {
    expect(nextCard(stops, from, key)).toBe(to);
  });

  it('leads down from a card, not to one beside it that begins lower', () => {
    const uneven = [stop('low', 'one', 0, 10), stop('high', 'one', 200, 0), stop('below', 'two', 0, 100)];
    expect(nextCard(uneven, 'high', 'ArrowDown')).toBe('below');
    expect(nextCard(uneven, 'low', 'ArrowUp')).toBeUndefined();
  });

  it('begins with the first card where it does not know the one', () => {
    expect(nextCard(stops, 'gone', 'ArrowDown')).toBe('a');
  });
});
