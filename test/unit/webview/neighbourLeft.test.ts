import { describe, expect, it } from 'vitest';
import { neighbourLeft } from '../../../src/webview/diagram/neighbourLeft.ts';

const placed = (...ids: readonly string[]) => ids.map((id) => ({ id: id.trim(), depth: id.startsWith(' ') ? 2 : 1 }));
const before = placed('a', ' a1', ' a2', 'b', ' b1', 'c');

describe('the card that takes the place of one that is gone', () => {
  it('is the card itself while it is there', () => {
    expect(neighbourLeft(before, 'b', placed('c', 'b'))).toBe('b');
  });

  it('is the next one of the same depth, past the cards that were in it', () => {
    expect(neighbourLeft(before, 'b', placed('a', ' a1', ' a2', 'c'))).toBe('c');
    expect(neighbourLeft(before, 'a1', placed('a', ' a2', 'b', ' b1', 'c'))).toBe('a2');
  });

  it('is the one before, or the one that it was in, where none of its depth follows', () => {
    expect(neighbourLeft(before, 'a2', placed('a', ' a1', 'b', ' b1', 'c'))).toBe('a1');
    expect(neighbourLeft(before, 'b1', placed('a', ' a1', ' a2', 'b', 'c'))).toBe('b');
    expect(neighbourLeft(before, 'c', placed('a', 'b', ' b1'))).toBe('b1');
  });

  it('is the first one of another picture, and none of an empty one', () => {
    expect(neighbourLeft(before, 'a', placed('x', 'y'))).toBe('x');
    expect(neighbourLeft(before, 'gone', placed('x'))).toBe('x');
    expect(neighbourLeft(before, 'a', [])).toBeUndefined();
  });
});
