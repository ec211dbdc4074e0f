import type * as vscode from 'vscode';
import type { InspectSubject } from '../../actions/inspect.ts';
import type { Localize } from '../../common/localize.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { RegistryCredentials } from '../../contract/image.ts';
import type { CommandEntry } from '../../contrib/commands.ts';
import type { EndpointSetting, SettingName, SettingValues } from '../../contrib/settings.ts';
import { isViewId, type ViewId } from '../../contrib/views.ts';
import type { EndpointSessions } from '../../model/session/endpointSessions.ts';
import type { Row } from '../../tree/rows/row.ts';

/** Everything that the commands work with; the composition root makes it. */
export interface CommandContext {
  readonly sessions: EndpointSessions;
  readonly l10n: Localize;
  readonly log: Pick<vscode.LogOutputChannel, 'error' | 'show'>;
  /** Remembers what was pulled. */
  readonly memento: vscode.Memento;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Whether a view or a diagram made that very row: anybody may run a command with what looks like one. */
  readonly isOwnRow: (row: unknown) => boolean;
  /** What is selected in a view: a key passes no rows to its command. */
  readonly selectedRows: (view: ViewId) => readonly Row[];
  /** What is selected in the view that a person used last: where a command that asks begins. */
  readonly lastSelection: () => readonly Row[];
  readonly readSetting: <Name extends SettingName>(name: Name) => SettingValues[Name];
  readonly writeEndpoints: (endpoints: readonly EndpointSetting[]) => Promise<void>;
  /** Looks for endpoints anew, where the settings name none. */
  readonly searchEndpoints: () => Promise<void>;
  /** Reads an object and opens its document. A preview gives its tab to the next document. */
  readonly inspect: (subject: InspectSubject, preview: boolean) => Promise<void>;
  /** Opens the diagram of an endpoint's layers at what a row stands for. */
  readonly showLayers: (endpointId: string, row: Pick<Row, 'kind' | 'objectId'>) => Promise<void>;
  readonly startDemonstration: () => Promise<void>;
  /** Runs a pull with the login that its registry wants, and asks for one if need be. */
  readonly withRegistryLogin: (
    request: { readonly reference: string; readonly endpoint: Endpoint; readonly signal: AbortSignal },
    pull: (credentials: RegistryCredentials | undefined) => Promise<string>,
  ) => Promise<string>;
  readonly forgetRegistryLogin: () => Promise<void>;
}

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

type InputParser<Takes extends CommandEntry['takes']> = (
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
