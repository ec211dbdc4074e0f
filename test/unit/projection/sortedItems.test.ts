import { describe, expect, it } from 'vitest';
import { itemChanges } from '../../../src/projection/itemChanges.ts';
import { SortedItems } from '../../../src/projection/sortedItems.ts';

interface Item {
  readonly id: string;
  readonly size: number;
}

const byId = ({ id }: Item): string => id;
const bySize = ({ id, size }: Item): string => `${size} ${id}`;

function items(count: number): Item[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String((index * 7919) % 1000).padStart(4, '0'),
    size: index % 7,
  }));
}

describe('SortedItems', () => {
  it.each([1, 64, 500])('puts %i changes into their places', (count) => {
    const before = items(1000);
    const sorted = new SortedItems<Item>(byId);
    sorted.apply({ gone: [], come: before });
    const gone = before.slice(0, count);
    const come = gone.map(({ id, size }) => ({ id: `${id}x`, size }));
    sorted.apply({ gone, come });
    const expected = [...before.slice(count), ...come].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted.items).toEqual(expected);
    sorted.sortBy(bySize);
    expect(sorted.items.map(bySize)).toEqual(expected.map(bySize).sort());
  });

  it('keeps its array while nothing changes', () => {
    const sorted = new SortedItems<Item>(byId);
    sorted.apply({ gone: [], come: items(3) });
    const before = sorted.items;
    sorted.apply({ gone: [], come: [] });
    sorted.sortBy(byId);
    expect(sorted.items).toBe(before);
  });
});

describe('itemChanges', () => {
  const map = (...list: readonly Item[]): ReadonlyMap<string, Item> => new Map(list.map((item) => [item.id, item]));
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, size: 0 })) as [Item, Item, Item];

  it('tells items apart by identity, in whatever order they come', () => {
    const changed = { ...b };
    expect(itemChanges(map(a, b, c), map(a, changed, c))).toEqual({ gone: [b], come: [changed] });
    expect(itemChanges(map(a, b, c), map(c, b, a))).toEqual({ gone: [], come: [] });
    expect(itemChanges(map(a, b), map(b, c))).toEqual({ gone: [a], come: [c] });
    expect(itemChanges(map(), map(a))).toEqual({ gone: [], come: [a] });
    expect(itemChanges(map(a), map())).toEqual({ gone: [a], come: [] });
  });
});
