import type { Row } from './row.ts';

/**
 * The same forest without a second row of an id: the workbench refuses a whole view in which two rows share one, and a
 * runtime may well say a tag or a condition twice.
 */
export function distinctRows(rows: readonly Row[]): readonly Row[] {
  return keepFirst(rows, new Set());
}

function keepFirst(rows: readonly Row[], seen: Set<string>): readonly Row[] {
  return rows.flatMap((row) => {
    if (seen.has(row.id)) {
      return [];
    }
    seen.add(row.id);
    return row.children.length === 0 ? [row] : [{ ...row, children: keepFirst(row.children, seen) }];
  });
}
