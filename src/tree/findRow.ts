import type { Row, RowKind } from './rows/row.ts';
import type { RowsBefore } from './shownRows.ts';

/**
 * The row to select when a selected one has gone: its next sibling that is still there, else the one before, else its
 * parent, by the same rule. `before` are the rows as they were with the row among them.
 */
export function neighbourId(before: RowsBefore, goneId: string, isThere: (id: string) => boolean): string | undefined {
  let id: string | undefined = goneId;
  while (id !== undefined && before.has(id)) {
    const near = nearestId(before.children(before.parentId(id)), id, isThere);
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

/**
 * The rows from a root to the row of an object, the row itself last; empty where there is none. The row nearest to the
 * roots wins: an object may have more than one.
 */
export function pathToObject(
  roots: readonly Row[],
  wanted: { readonly endpointId: string; readonly kind: RowKind; readonly objectId: string },
): readonly Row[] {
  let level: readonly (readonly Row[])[] = roots
    .filter(({ endpointId }) => endpointId === wanted.endpointId)
    .map((row) => [row]);
  while (level.length > 0) {
    const found = level.find((path) => {
      const row = path.at(-1);
      return row?.kind === wanted.kind && row.objectId === wanted.objectId;
    });
    if (found !== undefined) {
      return found;
    }
    level = level.flatMap((path) => (path.at(-1)?.children ?? []).map((row) => [...path, row]));
  }
  return [];
}
