import { describe, expect, it } from 'vitest';
import { nextRow } from '../../../../src/webview/calls/nextRow.ts';

describe('nextRow', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['PageDown', 5, 15],
    ['PageUp', 25, 15],
    ['Home', 25, 0],
    ['End', 25, 29],
    ['ArrowDown', 29, 29],
    ['ArrowUp', 0, 0],
    ['PageDown', 25, 29],
    ['PageUp', 5, 0],
  ])('%s leads from row %i to row %i of 30', (key, place, next) => {
    expect(nextRow(key, place, 30, 10)).toBe(next);
  });

  it('begins at the end that the key points from where no row is chosen', () => {
    expect(nextRow('ArrowDown', -1, 30, 10)).toBe(0);
    expect(nextRow('ArrowUp', -1, 30, 10)).toBe(29);
    expect(nextRow('PageUp', -1, 30, 10)).toBe(29);
  });

  it('leads nowhere with another key, or where there is no row', () => {
    expect(nextRow('Enter', 5, 30, 10)).toBeUndefined();
    expect(nextRow('End', -1, 0, 10)).toBeUndefined();
  });
});
