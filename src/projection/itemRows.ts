import { type Filter, noFilter } from './filter.ts';
import type { ItemChanges } from './itemChanges.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { SortedItems } from './sortedItems.ts';
import type { ViewChoices } from './viewChoices.ts';

const minuteMs = 60_000;

/** The items of one list in order, those of them that the filter lets through, and the rows that were made of them. */
export class ItemRows<T extends object> {
  readonly #matches: (item: T, filter: Filter) => boolean;
  readonly #sorted: SortedItems<T>;
  #filter = noFilter;
  #known = new WeakMap<T, boolean>();
  #filtered: { readonly of: readonly T[]; readonly items: readonly T[] } = { of: [], items: [] };
  #rows = new WeakMap<T, Row>();
  #rowsOf: { readonly choices: ViewChoices; readonly minute: number } | undefined;

  constructor(keyOf: (item: T) => string, matches: (item: T, filter: Filter) => boolean) {
    this.#sorted = new SortedItems(keyOf);
    this.#matches = matches;
  }

  get total(): number {
    return this.#sorted.items.length;
  }

  update(changes: ItemChanges<T>, keyOf: (item: T) => string): void {
    this.#sorted.apply(changes);
    this.#sorted.sortBy(keyOf);
  }

  /** Some of the items in the order of the list. */
  sorted(items: readonly T[]): readonly T[] {
    return this.#sorted.sorted(items);
  }

  /** The same array until something in it changes. */
  shown(filter: Filter): readonly T[] {
    const { items } = this.#sorted;
    if (filter.text === '') {
      return items;
    }
    if (this.#filtered.of !== items || filter !== this.#filter) {
      this.#filtered = { of: items, items: this.matching(items, filter) };
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

  /** The row of an item is made once until the item, the choices or the minute changes: rows tell ages. */
  row(item: T, choices: ViewChoices, { nowMs }: ProjectionContext, make: () => Row): Row {
    const minute = Math.floor(nowMs / minuteMs);
    if (this.#rowsOf?.choices !== choices || this.#rowsOf.minute !== minute) {
      this.#rowsOf = { choices, minute };
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
