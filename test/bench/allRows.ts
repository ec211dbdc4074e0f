import type { Forest } from '../../src/tree/forest.ts';
import type { Row } from '../../src/tree/rows/row.ts';

/** Opens every row of a view, and gives them all in the order in which they are shown. */
export function allRows(forest: Forest, rows = forest.roots): readonly Row[] {
  return rows.flatMap((row) => (row.expansion === 'none' ? [row] : [row, ...allRows(forest, forest.children(row.id))]));
}
