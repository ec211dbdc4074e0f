import type { RowForest } from '../../src/host/tree/rowForest.ts';
import type { Row } from '../../src/projection/row.ts';

/** Opens every row of a view, and gives them all in the order in which they are shown. */
export function allRows(forest: RowForest, rows = forest.roots): readonly Row[] {
  return rows.flatMap((row) => (row.expansion === 'none' ? [row] : [row, ...allRows(forest, forest.children(row.id))]));
}
