import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import { lazyRow } from './lazyRow.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

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
}

/** A row for each item up to the size of a page, then a row for each further page, which holds that page's rows. */
export function pagedRows<T>(items: readonly T[], spec: PageSpec<T>, context: WordContext): readonly Row[] {
  const rows = items.slice(0, pageSize).map(spec.row);
  for (let start = pageSize; start < items.length; start += pageSize) {
    rows.push(pageRow(items.slice(start, start + pageSize), start, spec, context));
  }
  return rows;
}

function pageRow<T>(
  items: readonly T[],
  start: number,
  { endpointId, scope, label, row }: PageSpec<T>,
  { l10n }: WordContext,
): Row {
  const ends = [items[0], items.at(-1)].flatMap((item) => (item === undefined ? [] : [plainText(label(item))]));
  return lazyRow(
    {
      id: rowId(endpointId, 'page', `${scope}/${start / pageSize}`),
      kind: 'page',
      endpointId,
      objectId: '',
      label: l10n.t('{0} to {1}', start + 1, start + items.length),
      description: ends.join(' … '),
      icon: { name: 'list-unordered' },
      contextValue: 'page',
      expansion: 'collapsed',
    },
    () => items.map(row),
  );
}
