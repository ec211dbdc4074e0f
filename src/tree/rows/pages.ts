import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { lazyRow, type Row, rowId } from './row.ts';

/**
 * The workbench asks for all rows of a list at once: some 10 ms of its extension host for a thousand, with nobody to
 * look at most of them.
 */
export const pageSize = 1000;

export interface PageSpec<T> {
  readonly endpointId: string;
  /** The list, in words that do not change: part of the ids of its pages. */
  readonly scope: string;
  readonly label: (item: T) => string;
  readonly row: (item: T) => Row;
  /** Where the list is made again and again. */
  readonly heads?: Heads;
}

/** A row for each item up to the size of a page, then a row for each further page, which holds that page's rows. */
export function pagedRows<T>(items: readonly T[], spec: PageSpec<T>, context: WordContext): readonly Row[] {
  const rows = items.slice(0, pageSize).map((item) => spec.row(item));
  for (let start = pageSize; start < items.length; start += pageSize) {
    const page = items.slice(start, start + pageSize);
    const id = rowId(spec.endpointId, 'page', `${spec.scope}/${start / pageSize}`);
    const make = (): Row => pageRow(id, page, start, spec, context);
    rows.push(spec.heads?.head(id, page, () => ({ row: make() })).row ?? make());
  }
  return rows;
}

function pageRow<T>(
  id: string,
  items: readonly T[],
  start: number,
  { endpointId, label, row }: PageSpec<T>,
  { l10n }: WordContext,
): Row {
  const ends = [items[0], items.at(-1)].flatMap((item) => (item === undefined ? [] : [plainText(label(item))]));
  return lazyRow(
    {
      id,
      kind: 'page',
      endpointId,
      objectId: '',
      label: l10n.t('{0} to {1}', start + 1, start + items.length),
      description: ends.join(' … '),
      icon: { name: 'list-unordered' },
      contextValue: 'page',
      expansion: 'collapsed',
    },
    () => items.map((item) => row(item)),
  );
}

/** A row that stands for several items: a page or a group. */
export interface Head {
  readonly items: readonly unknown[];
  readonly row: Row;
  /** What a group has in common, and its place among the others. */
  readonly group?: { readonly key: string; readonly sortKey: string };
}

/** The heads of one list, which is made again and again. A head is used again as long as its items are the same. */
export class Heads {
  #before: ReadonlyMap<string, Head> = new Map();
  #now = new Map<string, Head>();
  /** The groups in their last order: what is nearly sorted is soon sorted again. */
  groupKeys: readonly string[] = [];

  /** Begins to make the list again. Heads that are not asked for until the next call are forgotten. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  head(id: string, items: readonly unknown[], make: () => Omit<Head, 'items'>): Head {
    const before = this.#before.get(id);
    const head = before !== undefined && isSameList(before.items, items) ? before : Object.assign(make(), { items });
    this.#now.set(id, head);
    return head;
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
