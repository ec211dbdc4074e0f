import type { RowKind } from './row.ts';

/** Never made of anything that changes: the workbench keeps selection and expansion by it. */
export function rowId(endpointId: string, kind: RowKind, objectId: string): string {
  return `${endpointId}/${kind}/${objectId}`;
}
