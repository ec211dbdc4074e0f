import { type Filter, noFilter } from './filter.ts';
import type { ItemChanges } from './itemChanges.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { SortedItems } from './sortedItems.ts';
import type { ViewChoices } from './viewChoices.ts';

const minuteMs = 60_000;

interface ItemRowsSpec<T> {
  readonly matches: (item: T, filter: Filter) => boolean;
  readonly row: (item: T, choices: ViewChoices, context: ProjectionContext) => Row;
}

/** The items of one list in order, those of them that the filter lets through, and the rows that were made of them. */
export class ItemRows<T extends object> {
  readonly #spec: ItemRowsSpec<T>;
  readonly #sorted: SortedItems<T>;
  #filter = noFilter;
  #matches = new WeakMap<T, boolean>();
  #filtered: { readonly of: readonly T[]; readonly items: readonly T[] } = { of: [], items: [] };
  #rows = new WeakMap<T, Row>();
  #rowsOf: { readonly choices: ViewChoices; readonly minute: number } | undefined;

  constructor(keyOf: (item: T) => string, spec: ItemRowsSpec<T>) {
    this.#sorted = new SortedItems(keyOf);
    this.#spec = spec;
  }

  get total(): number {
    return this.#sorted.items.length;
  }

  update(changes: ItemChanges<T>, keyOf: (item: T) => string): void {
    this.#sorted.apply(changes);
    this.#sorted.sortBy(keyOf);
  }

  /** The same array until something in it changes. */
  shown(filter: Filter): readonly T[] {
    const { items } = this.#sorted;
    if (filter.text === '') {
      return items;
    }
    if (filter !== this.#filter) {
      this.#filter = filter;
      this.#matches = new WeakMap();
      this.#filtered = { of: [], items: [] };
    }
    if (this.#filtered.of !== items) {
      this.#filtered = { of: items, items: items.filter((item) => this.#isMatch(item, filter)) };
    }
    return this.#filtered.items;
  }

  /** The row of an item is the same object until the item, the choices or the minute changes: rows tell ages. */
  row(item: T, choices: ViewChoices, context: ProjectionContext): Row {
    const minute = Math.floor(context.nowMs / minuteMs);
    if (this.#rowsOf?.choices !== choices || this.#rowsOf.minute !== minute) {
      this.#rowsOf = { choices, minute };
      this.#rows = new WeakMap();
    }
    const known = this.#rows.get(item);
    if (known !== undefined) {
      return known;
    }
    const row = this.#spec.row(item, choices, context);
    this.#rows.set(item, row);
    return row;
  }

  #isMatch(item: T, filter: Filter): boolean {
    const known = this.#matches.get(item);
    if (known !== undefined) {
      return known;
    }
    const matches = this.#spec.matches(item, filter);
    this.#matches.set(item, matches);
    return matches;
  }
}
