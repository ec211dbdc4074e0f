import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

/** A heading over facts; nothing where there is nothing to head. */
export function groupRows(
  endpointId: string,
  group: string,
  label: string,
  children: readonly Row[],
  expansion: 'collapsed' | 'expanded' = 'expanded',
): readonly Row[] {
  if (children.length === 0) {
    return [];
  }
  return [
    {
      id: rowId(endpointId, 'group', group),
      kind: 'group',
      endpointId,
      objectId: '',
      label,
      description: '',
      contextValue: 'group',
      expansion,
      children,
    },
  ];
}
