import type { ItemChanges } from './itemChanges.ts';

/** Up to so many changes are put into their places one by one; more are cheaper to sort in with all the others. */
const maxSingle = 64;

/**
 * Items in the order of their keys, which no two of them share. The key of an item is made once, and what changes is put
 * into its place without sorting the rest again.
 */
export class SortedItems<T> {
  #keyOf: (item: T) => string;
  #keys: readonly string[] = [];
  #items: readonly T[] = [];

  constructor(keyOf: (item: T) => string) {
    this.#keyOf = keyOf;
  }

  /** The same array until something changes. */
  get items(): readonly T[] {
    return this.#items;
  }

  sortBy(keyOf: (item: T) => string): void {
    if (keyOf !== this.#keyOf) {
      this.#keyOf = keyOf;
      this.#sort(this.#items.map((item) => ({ item, key: keyOf(item) })));
    }
  }

  apply(changes: ItemChanges<T>): void {
    const count = changes.gone.length + changes.come.length;
    if (count > maxSingle) {
      this.#sortIn(changes);
    } else if (count > 0) {
      this.#placeEach(changes);
    }
  }

  #placeEach({ gone, come }: ItemChanges<T>): void {
    const keys = [...this.#keys];
    const items = [...this.#items];
    for (const item of gone) {
      const place = placeOf(this.#keyOf(item), keys);
      keys.splice(place, 1);
      items.splice(place, 1);
    }
    for (const item of come) {
      const key = this.#keyOf(item);
      const place = placeOf(key, keys);
      keys.splice(place, 0, key);
      items.splice(place, 0, item);
    }
    this.#keys = keys;
    this.#items = items;
  }

  #sortIn({ gone, come }: ItemChanges<T>): void {
    const left = new Set(gone);
    const known = this.#items.map((item, index) => ({ item, key: this.#keys[index] ?? '' }));
    const kept = left.size === 0 ? known : known.filter(({ item }) => !left.has(item));
    this.#sort([...kept, ...come.map((item) => ({ item, key: this.#keyOf(item) }))]);
  }

  #sort(entries: { readonly item: T; readonly key: string }[]): void {
    entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    this.#keys = entries.map(({ key }) => key);
    this.#items = entries.map(({ item }) => item);
  }
}

/** Where the key is, or would be. */
function placeOf(key: string, keys: readonly string[]): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
