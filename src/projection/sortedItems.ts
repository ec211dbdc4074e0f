import type { ItemChanges } from './itemChanges.ts';

/** Up to so many changes are put into their places one by one; more are cheaper to sort in with all the others. */
const maxSingle = 64;

/**
 * Items in the order of their keys, which no two of them share. The key of an item is made once, and what changes is
 * put into its place without sorting the rest again.
 */
export class SortedItems<T> {
  #keyOf: (item: T) => string;
  readonly #keys = new Map<T, string>();
  #items: readonly T[] = [];

  constructor(keyOf: (item: T) => string) {
    this.#keyOf = keyOf;
  }

  /** The same array until something changes. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Of items that will come. */
  makeKeys(items: readonly T[]): void {
    items.forEach((item) => this.#key(item));
  }

  /** Some of the items in the order of all. */
  sorted(items: readonly T[]): readonly T[] {
    return [...items].sort((a, b) => compareKeys(this.#key(a), this.#key(b)));
  }

  sortBy(keyOf: (item: T) => string): void {
    if (keyOf !== this.#keyOf) {
      this.#keyOf = keyOf;
      this.#keys.clear();
      this.#items = this.sorted(this.#items);
    }
  }

  apply({ gone, come }: ItemChanges<T>): void {
    const count = gone.length + come.length;
    if (count === 0) {
      return;
    }
    this.#items = count > maxSingle ? this.#sortedIn(gone, come) : this.#placedIn(gone, come);
    gone.forEach((item) => this.#keys.delete(item));
  }

  #sortedIn(gone: readonly T[], come: readonly T[]): readonly T[] {
    const left = new Set(gone);
    return this.sorted([...this.#items.filter((item) => !left.has(item)), ...come]);
  }

  #placedIn(gone: readonly T[], come: readonly T[]): readonly T[] {
    const items = [...this.#items];
    for (const item of gone) {
      items.splice(this.#placeOf(item, items), 1);
    }
    for (const item of come) {
      items.splice(this.#placeOf(item, items), 0, item);
    }
    return items;
  }

  /** Where the item is, or would be. */
  #placeOf(item: T, items: readonly T[]): number {
    const key = this.#key(item);
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      // The middle is below the length, so the item is there.
      if (this.#key(items[middle] as T) < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #key(item: T): string {
    const known = this.#keys.get(item);
    if (known !== undefined) {
      return known;
    }
    const key = this.#keyOf(item);
    this.#keys.set(item, key);
    return key;
  }
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
