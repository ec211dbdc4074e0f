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

/** Rows that are made and compared in one go: some two milliseconds. */
const partSize = 500;

/** Shows new roots, as deep as rows have been opened, and tells what has to be drawn again to get there. */
export function rowChanges(before: ShownRows, roots: readonly Row[]): Step {
  const parts = rowChangesInParts(before, roots);
  let part = parts.next();
  while (part.done !== true) {
    part = parts.next();
  }
  return part.value;
}

/** The same in parts, between which other work may have its turn. Nothing of it is shown before the end. */
export function* rowChangesInParts(before: ShownRows, roots: readonly Row[]): Generator<void, Step> {
  const after = new ShownRows();
  const ids: string[] = [];
  let looked = 0;
  const shown = after.show(undefined, roots);
  const sameRoots = sameIds(before.roots, shown);
  yield* compare(shown, !sameRoots);
  return { after, changes: sameRoots ? { scope: 'rows', ids } : { scope: 'all' } };

  /** @param drawn under a row that is drawn again anyway */
  function* compare(rows: readonly Row[], drawn: boolean): Generator<void, void> {
    for (const row of rows) {
      looked += 1;
      if (looked % partSize === 0) {
        yield;
      }
      const opened = before.children(row.id);
      // The workbench opens by itself a row that says so, and at once.
      const isOpen = opened !== undefined || row.expansion === 'expanded';
      const children = isOpen ? after.show(row.id, row.children) : [];
      const same = looksSame(before.row(row.id), row) && (opened === undefined || sameIds(opened, children));
      if (!drawn && !same) {
        ids.push(row.id);
      }
      if (children.length > 0) {
        yield* compare(children, drawn || !same);
      }
    }
  }
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
