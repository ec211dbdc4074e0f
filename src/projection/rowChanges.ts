import type { Row } from './row.ts';

export type RowChanges =
  /** The list of roots differs: the whole view has to be read anew. */
  | { readonly scope: 'all' }
  /** Rows that look different or have other children; a row under one of them is not named again. */
  | { readonly scope: 'rows'; readonly ids: readonly string[] };

/** What has to be drawn again to get from one forest of rows to the next. */
export function rowChanges(before: readonly Row[], after: readonly Row[]): RowChanges {
  return sameIds(before, after)
    ? { scope: 'rows', ids: after.flatMap((row, index) => changedWithin(before[index], row)) }
    : { scope: 'all' };
}

function changedWithin(before: Row | undefined, after: Row): readonly string[] {
  if (before === undefined || !looksSame(before, after) || !sameIds(before.children, after.children)) {
    return [after.id];
  }
  return after.children.flatMap((child, index) => changedWithin(before.children[index], child));
}

function sameIds(before: readonly Row[], after: readonly Row[]): boolean {
  return before.length === after.length && after.every((row, index) => row.id === before[index]?.id);
}

function looksSame(a: Row, b: Row): boolean {
  return (
    a.label === b.label &&
    a.description === b.description &&
    a.contextValue === b.contextValue &&
    a.expansion === b.expansion &&
    a.icon?.name === b.icon?.name &&
    a.icon?.color === b.icon?.color
  );
}
