import { describe, expect, it } from 'vitest';
import { nextRow, rowWindow } from '../../../../src/webview/calls/callRows.ts';

describe('rowWindow', () => {
  it('is what is in sight, with spare rows on both sides', () => {
    expect(rowWindow(1000, 22, 2200, 220)).toEqual({ first: 92, end: 118 });
  });

  it('ends where the rows end', () => {
    expect(rowWindow(1000, 22, 0, 220)).toEqual({ first: 0, end: 18 });
    expect(rowWindow(1000, 22, 22_000 - 220, 220)).toEqual({ first: 982, end: 1000 });
    expect(rowWindow(3, 22, 0, 220)).toEqual({ first: 0, end: 3 });
    expect(rowWindow(0, 22, 0, 220)).toEqual({ first: 0, end: 0 });
  });

  it('has rows also where a filter left fewer than were scrolled past', () => {
    expect(rowWindow(5, 22, 20_000, 220)).toEqual({ first: 4, end: 5 });
  });
});

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
