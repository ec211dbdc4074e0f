import type * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import type { RegistryCredentials } from '../../contract/image.ts';
import type { EndpointSetting, SettingName, SettingValues } from '../../contrib/settings.ts';
import type { ViewId } from '../../contrib/views.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import type { Row } from '../../tree/rows/row.ts';
import type { InspectSubject } from '../ui/inspectSubject.ts';

/** Everything that the commands work with; the composition root makes it. */
export interface CommandContext {
  readonly sessions: EndpointSessions;
  readonly l10n: Localize;
  readonly log: Pick<vscode.LogOutputChannel, 'error' | 'show'>;
  /** Remembers what was pulled. */
  readonly memento: vscode.Memento;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** What is selected in a view: a key passes no rows to its command. */
  readonly selectedRows: (view: ViewId) => readonly Row[];
  readonly readSetting: <Name extends SettingName>(name: Name) => SettingValues[Name];
  readonly writeEndpoints: (endpoints: readonly EndpointSetting[]) => Promise<void>;
  /** Opens the document of an object, read anew. A preview gives its tab to the next document. */
  readonly inspect: (subject: InspectSubject, preview: boolean) => Promise<void>;
  /** Opens the diagram of an endpoint's layers at what a row stands for. */
  readonly showLayers: (endpointId: string, row: Pick<Row, 'kind' | 'objectId'>) => Promise<void>;
  readonly startDemonstration: () => Promise<void>;
  /** Runs a pull with the login that its registry wants, and asks for one if need be. */
  readonly withRegistryLogin: (
    reference: string,
    signal: AbortSignal,
    pull: (credentials: RegistryCredentials | undefined) => Promise<string>,
  ) => Promise<string>;
  readonly forgetRegistryLogin: () => Promise<void>;
}
