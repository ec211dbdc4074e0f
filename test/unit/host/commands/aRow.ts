import { contextValueOf } from '../../../builders/contextValues.ts';

import type { Row, RowKind } from '../../../../src/tree/rows/row.ts';
export function aRow(kind: RowKind, objectId: string, endpointId = 'unix:///run/node.sock'): Row {
  return {
    id: `${endpointId}/${kind}/${objectId}`,
    kind,
    endpointId,
    objectId,
    label: objectId,
    description: '',
    contextValue: contextValueOf(kind),
    expansion: 'none',
    children: [],
  };
}
