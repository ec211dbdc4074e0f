import type { ContextValue } from '../../contrib/contextValues.ts';
import { plainText } from '../../words/plainText.ts';

export type RowKind =
  | 'endpoint'
  | 'problem'
  | 'noMatch'
  | 'sandbox'
  | 'container'
  | 'earlierAttempts'
  | 'image'
  | 'pull'
  | 'group'
  | 'page'
  | 'fact';

/** A codicon, with a theme colour where the colour means something. */
export interface RowIcon {
  readonly name: string;
  readonly color?: string;
}

/** One row of a tree as pure data. Its id is endpoint/kind/id and holds no state, so that a change keeps selection. */
export interface Row {
  readonly id: string;
  readonly kind: RowKind;
  readonly endpointId: string;
  /** The sandbox, container or image the row stands for; empty for rows that stand for none. */
  readonly objectId: string;
  readonly label: string;
  readonly description: string;
  readonly icon?: RowIcon | undefined;
  readonly contextValue: ContextValue;
  readonly expansion: 'none' | 'collapsed' | 'expanded';
  /** May be made only when it is read: whoever does not show them leaves them alone. */
  readonly children: readonly Row[];
}

/** An id is never made of anything that changes: the workbench keeps selection and expansion by it. */
export function rowId(endpointId: string, kind: RowKind, objectId: string): string {
  return `${endpointId}/${kind}/${objectId}`;
}

/** A row whose children are made once, when somebody asks for them: most rows are never opened. */
export function lazyRow(row: Omit<Row, 'children'>, children: () => readonly Row[]): Row {
  let made: readonly Row[] | undefined;
  return {
    ...row,
    get children() {
      return (made ??= children());
    },
  };
}

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
