import { describe, expect, it } from 'vitest';
import { keepSame } from '../../../src/webview/state/keepSame.ts';

const screen = () => ({
  title: 'node',
  cards: [card('a'), card('b')],
  details: undefined as undefined | { text: string },
});
const card = (id: string, lines: readonly string[] = ['one']) => ({ id, lines });

describe('keepSame', () => {
  it('is the earlier object where nothing differs', () => {
    const before = screen();
    expect(keepSame(before, screen())).toBe(before);
  });

  it('keeps what is equal beside what changed', () => {
    const before = screen();
    const after = keepSame(before, { ...screen(), cards: [card('a', ['two']), card('b')] });
    expect(after).toEqual({ ...screen(), cards: [card('a', ['two']), card('b')] });
    expect(after.cards[0]).not.toBe(before.cards[0]);
    expect(after.cards[1]).toBe(before.cards[1]);
  });

  it('finds an item by its id where the list has shifted', () => {
    const before = screen();
    const after = keepSame(before, { ...screen(), cards: [card('new'), card('a'), card('b')] });
    expect(after.cards.map(({ id }) => id)).toEqual(['new', 'a', 'b']);
    expect(after.cards[1]).toBe(before.cards[0]);
    expect(after.cards[2]).toBe(before.cards[1]);
  });

  it('sees what was taken away, emptied or came', () => {
    const before = screen();
    expect(keepSame(before, { ...screen(), cards: [card('a')] }).cards).toEqual([card('a')]);
    expect(keepSame(before, { ...screen(), details: { text: 'x' } }).details).toEqual({ text: 'x' });
    expect(keepSame({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(keepSame([1], { 0: 1 })).toEqual({ 0: 1 });
  });
});
