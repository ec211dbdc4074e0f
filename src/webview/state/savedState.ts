import { isRecord } from '../../common/isRecord.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Choices } from '../../diagram/screen/screen.ts';
import { parseToHost } from '../../protocol/parseToHost.ts';

/** What is kept over a reload: where the person was, and which panels were open. */
export interface SavedState {
  /** The endpoint whose layers these are: what the host asks of a tab that it restores. */
  readonly endpointId: string;
  readonly location: Location | undefined;
  readonly choices: Choices;
  readonly isDetailsOpen: boolean;
  readonly isCallsOpen: boolean;
}

/** Takes a state of an older version too: what of it cannot be read is as at the start. */
export function parseSavedState(value: unknown, endpointId: string): SavedState {
  const saved = isRecord(value) ? value : {};
  const ready = parseToHost({ kind: 'ready', requestId: 0, location: saved['location'], choices: saved['choices'] });
  const from = ready?.kind === 'ready' ? ready : undefined;
  return {
    endpointId,
    location: from?.location,
    choices: from?.choices ?? { selectedCardId: undefined, expandedGroups: [] },
    isDetailsOpen: saved['isDetailsOpen'] !== false,
    isCallsOpen: saved['isCallsOpen'] === true,
  };
}

/** What VS Code gives a webview. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
