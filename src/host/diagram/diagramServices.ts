import type * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import type { CardObject } from '../../diagram/screen/card.ts';
import type { EndpointSessions, SessionViewers } from '../../model/session/endpointSessions.ts';
import type { TourStore } from './tourStore.ts';

/** Everything that the diagrams work with; the composition root makes it. */
export interface DiagramServices {
  readonly sessions: EndpointSessions;
  readonly viewers: SessionViewers;
  /**
   * Selects the row of an object in its tree; false where no row is there, such as when the filter hides it. Without
   * `force` a tree that is out of sight stays so, and the focus where it is.
   */
  readonly reveal: (endpointId: string, object: CardObject, force: boolean) => Promise<boolean>;
  /** Notes a row that a command is run on from a diagram: such a command need not ask who wants it. */
  readonly noteRow: (row: object) => void;
  readonly tours: Pick<TourStore, 'load' | 'keep'>;
  readonly extensionVersion: string;
  readonly extensionUri: vscode.Uri;
  readonly language: string;
  readonly l10n: Localize;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}
