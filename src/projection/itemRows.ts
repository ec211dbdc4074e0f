import type { WordContext } from '../words/wordContext.ts';
import { type Filter, noFilter } from './filter.ts';
import type { ItemChanges } from './itemChanges.ts';
import type { Row } from './row.ts';
import { SortedItems } from './sortedItems.ts';

const minuteMs = 60_000;
/** How many items are looked at in one go: a few milliseconds. */
const partSize = 500;

/** The items of one list in order, those of them that the filter lets through, and the rows that were made of them. */
export class ItemRows<T extends object> {
  readonly #matches: (item: T, filter: Filter) => boolean;
  readonly #sorted: SortedItems<T>;
  readonly #owed: ItemChanges<T>[] = [];
  #filter = noFilter;
  #known = new WeakMap<T, boolean>();
  #filtered: { readonly by: Filter; readonly of: readonly T[]; readonly items: readonly T[] } | undefined;
  #rows = new WeakMap<T, Row>();
  #rowsOf: { readonly variant: unknown; readonly minute: number } | undefined;

  constructor(keyOf: (item: T) => string, matches: (item: T, filter: Filter) => boolean) {
    this.#sorted = new SortedItems(keyOf);
    this.#matches = matches;
  }

  get total(): number {
    return this.#sorted.items.length;
  }

  /** Notes what changed, for the next `update`. */
  owe(changes: ItemChanges<T>): void {
    this.#owed.push(changes);
  }

  /** Makes the sort keys of what is owed ahead of `update`, in parts: the longest of its work. */
  *makeKeys(keyOf: (item: T) => string): Generator<void> {
    this.#sorted.sortBy(keyOf);
    for (const { come } of [...this.#owed]) {
      for (let start = 0; start < come.length; start += partSize) {
        this.#sorted.makeKeys(come.slice(start, start + partSize));
        yield;
      }
    }
  }

  update(keyOf: (item: T) => string): void {
    for (const changes of this.#owed.splice(0)) {
      this.#sorted.apply(changes);
    }
    this.#sorted.sortBy(keyOf);
  }

  /** Some of the items in the order of the list. */
  sorted(items: readonly T[]): readonly T[] {
    return this.#sorted.sorted(items);
  }

  /** Looks at the items ahead of `shown`, in parts. */
  *look(filter: Filter): Generator<void> {
    const { items } = this.#sorted;
    for (let start = 0; start < items.length && filter.text !== ''; start += partSize) {
      this.matching(items.slice(start, start + partSize), filter);
      yield;
    }
  }

  /** The same array until something in it changes. */
  shown(filter: Filter): readonly T[] {
    const { items } = this.#sorted;
    if (filter.text === '') {
      return items;
    }
    if (this.#filtered?.of !== items || this.#filtered.by !== filter) {
      this.#filtered = { by: filter, of: items, items: this.matching(items, filter) };
    }
    return this.#filtered.items;
  }

  /** Those of some items that the filter lets through. Each is looked at once a filter. */
  matching(items: readonly T[], filter: Filter): readonly T[] {
    if (filter.text === '') {
      return items;
    }
    if (filter !== this.#filter) {
      this.#filter = filter;
      this.#known = new WeakMap();
    }
    return items.filter((item) => this.#isMatch(item, filter));
  }

  /**
   * The row of an item is made once until the item or the minute changes, for rows tell ages, or `variant`: whatever
   * else the rows depend on.
   */
  row(item: T, variant: unknown, { nowMs }: WordContext, make: () => Row): Row {
    const minute = Math.floor(nowMs / minuteMs);
    if (this.#rowsOf?.minute !== minute || this.#rowsOf.variant !== variant) {
      this.#rowsOf = { variant, minute };
      this.#rows = new WeakMap();
    }
    const known = this.#rows.get(item);
    if (known !== undefined) {
      return known;
    }
    const row = make();
    this.#rows.set(item, row);
    return row;
  }

  #isMatch(item: T, filter: Filter): boolean {
    const known = this.#known.get(item);
    if (known !== undefined) {
      return known;
    }
    const matches = this.#matches(item, filter);
    this.#known.set(item, matches);
    return matches;
  }
}
