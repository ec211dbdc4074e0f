import type { Row } from './row.ts';
import { ShownRows } from './shownRows.ts';

export type RowChanges =
  /** The list of roots differs: the whole view has to be read anew. */
  | { readonly scope: 'all' }
  /** Rows that look different or have other children; a row under one of them is not named again. */
  | { readonly scope: 'rows'; readonly ids: readonly string[] };

interface Step {
  readonly after: ShownRows;
  readonly changes: RowChanges;
}

/** Shows new roots, as deep as rows have been opened, and tells what has to be drawn again to get there. */
export function rowChanges(before: ShownRows, roots: readonly Row[]): Step {
  const after = new ShownRows();
  const ids: string[] = [];
  /** `drawn`: under a row that is drawn again anyway. */
  const compare = (rows: readonly Row[], drawn: boolean): void => {
    for (const row of rows) {
      const opened = before.children(row.id);
      // The workbench opens by itself a row that says so, and at once.
      const isOpen = opened !== undefined || row.expansion === 'expanded';
      const children = isOpen ? after.show(row.id, row.children) : [];
      const same = looksSame(before.row(row.id), row) && (opened === undefined || sameIds(opened, children));
      if (!drawn && !same) {
        ids.push(row.id);
      }
      compare(children, drawn || !same);
    }
  };
  const shown = after.show(undefined, roots);
  const sameRoots = sameIds(before.roots, shown);
  compare(shown, !sameRoots);
  return { after, changes: sameRoots ? { scope: 'rows', ids } : { scope: 'all' } };
}

function sameIds(before: readonly Row[], after: readonly Row[]): boolean {
  const isSame = (row: Row, index: number): boolean => row === before[index] || row.id === before[index]?.id;
  return before === after || (before.length === after.length && after.every(isSame));
}

function looksSame(a: Row | undefined, b: Row): boolean {
  return (
    a === b ||
    (a?.label === b.label &&
      a.description === b.description &&
      a.contextValue === b.contextValue &&
      a.expansion === b.expansion &&
      a.icon?.name === b.icon?.name &&
      a.icon?.color === b.icon?.color)
  );
}
