import type { Row } from './row.ts';
import type { ShownRows } from './shownRows.ts';

/**
 * The row to select when a selected one has gone: its next sibling that is still there, else the one before, else its
 * parent, by the same rule. `before` are the rows as they were with the row among them.
 */
export function neighbourId(before: ShownRows, goneId: string, isThere: (id: string) => boolean): string | undefined {
  let id: string | undefined = goneId;
  while (id !== undefined && before.row(id) !== undefined) {
    const near = nearestId(before.children(before.parentId(id)) ?? [], id, isThere);
    if (near !== undefined) {
      return near;
    }
    id = before.parentId(id);
  }
  return undefined;
}

function nearestId(siblings: readonly Row[], id: string, isThere: (id: string) => boolean): string | undefined {
  const index = siblings.findIndex((row) => row.id === id);
  const fits = (row: Row): boolean => isThere(row.id);
  return (siblings.slice(index).find(fits) ?? siblings.slice(0, index).findLast(fits))?.id;
}
