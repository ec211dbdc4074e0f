import type { CommandEntry } from '../../contrib/commands.ts';
import { isViewId, type ViewId } from '../../contrib/views.ts';
import type { Row } from '../../tree/rows/row.ts';

/** The rows that a command was called on, or that it has to ask because it was called on none. */
export interface RowsInput {
  readonly rows: readonly Row[];
  /** True from the palette; false from a key, which does nothing where nothing is selected. */
  readonly ask: boolean;
}

/** What a command of each kind is called with, by what its table entry says it takes. */
export interface CommandInputs {
  readonly none: undefined;
  readonly rows: RowsInput;
  /** The id of the endpoint, where one was given. */
  readonly endpoint: string | undefined;
}

export type InputParser<Takes extends CommandEntry['takes']> = (
  args: readonly unknown[],
  selectedRows: (view: ViewId) => readonly Row[],
) => CommandInputs[Takes];

/**
 * Anybody may run a command with anything. VS Code itself passes the row that was clicked and then the selection, or
 * from a view's title the row in focus; our keys pass the view.
 */
export const inputParsers: { readonly [Takes in CommandEntry['takes']]: InputParser<Takes> } = {
  none: () => undefined,
  endpoint: ([first]) =>
    typeof first === 'object' && first !== null && 'endpointId' in first && typeof first.endpointId === 'string'
      ? first.endpointId
      : undefined,
  rows: ([first, selection], selectedRows) => {
    if (typeof first === 'object' && first !== null && 'view' in first && isViewId(first.view)) {
      return { rows: selectedRows(first.view), ask: false };
    }
    const selected = Array.isArray(selection) ? selection.filter(isRow) : [];
    const rows = selected.length > 0 ? selected : [first].filter(isRow);
    return { rows, ask: rows.length === 0 };
  },
};

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    'endpointId' in value &&
    typeof value.endpointId === 'string' &&
    'objectId' in value &&
    typeof value.objectId === 'string'
  );
}
