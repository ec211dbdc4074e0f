import type { Row } from './row.ts';

/**
 * The row to select when a selected one has gone: its next sibling that is still there, else the one before, else its
 * parent, by the same rule. `rows` is the forest as it was with the row in it.
 */
export function neighbourId(
  rows: readonly Row[],
  goneId: string,
  isThere: (id: string) => boolean,
): string | undefined {
  const path = pathTo(rows, goneId);
  for (const { siblings, index } of path?.reverse() ?? []) {
    const near = [...siblings.slice(index), ...siblings.slice(0, index).reverse()].find(({ id }) => isThere(id));
    if (near !== undefined) {
      return near.id;
    }
  }
  return undefined;
}

interface Step {
  readonly siblings: readonly Row[];
  readonly index: number;
}

/** From the root down to the row. */
function pathTo(rows: readonly Row[], id: string): Step[] | undefined {
  for (const [index, row] of rows.entries()) {
    const below = row.id === id ? [] : pathTo(row.children, id);
    if (below !== undefined) {
      return [{ siblings: rows, index }, ...below];
    }
  }
  return undefined;
}
