import type { Row, RowKind } from './row.ts';

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
