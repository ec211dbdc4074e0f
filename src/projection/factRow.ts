import { plainText } from '../words/plainText.ts';
import type { Row, RowIcon } from './row.ts';
import { rowId } from './rowId.ts';

interface FactSpec {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly icon?: RowIcon;
}

/** A row that says one thing and stands for no object. */
export function factRow(endpointId: string, group: string, { key, label, value, icon }: FactSpec): Row {
  return {
    id: rowId(endpointId, 'fact', `${group}/${key}`),
    kind: 'fact',
    endpointId,
    objectId: '',
    label: plainText(label),
    description: plainText(value),
    icon,
    contextValue: 'fact',
    expansion: 'none',
    children: [],
  };
}
