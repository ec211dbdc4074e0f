import type { Row, RowKind } from '../../../../src/projection/row.ts';

export function aRow(kind: RowKind, objectId: string, endpointId = 'unix:///run/node.sock'): Row {
  return {
    id: `${endpointId}/${kind}/${objectId}`,
    kind,
    endpointId,
    objectId,
    label: objectId,
    description: '',
    contextValue: kind,
    expansion: 'none',
    children: [],
  };
}
