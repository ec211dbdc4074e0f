import { describe, expect, it } from 'vitest';
import { rowWindow } from '../../../../src/webview/calls/rowWindow.ts';

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
