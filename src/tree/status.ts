import type { Localize } from '../common/localize.ts';
import type { CriReason } from '../contract/failure.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { failureWord } from '../words/failures.ts';
import { plainText } from '../words/plainText.ts';
import { fullTime } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { connectionWord } from './rows/connection.ts';

/** What the welcome texts depend on: the value of the context key `criExplorer.state`. */
export type ViewState = 'noEndpoint' | 'connecting' | 'live' | 'several' | CriReason;

/** `searched`: whether the first search for endpoints is over. */
export function viewState(snapshots: readonly EndpointSnapshot[], searched: boolean): ViewState {
  const [only, ...others] = snapshots;
  if (only === undefined) {
    return searched ? 'noEndpoint' : 'connecting';
  }
  if (others.length > 0) {
    return 'several';
  }
  switch (only.connection.phase) {
    case 'failed':
      return only.connection.failure.reason;
    case 'connecting':
      return 'connecting';
    // Rows stay while they are stale, and an endpoint without any is still an empty one.
    case 'stale':
      return 'live';
    case 'live':
      return only.loaded ? 'live' : 'connecting';
  }
}

/**
 * The line over the rows of a single endpoint that no longer answers; several say it on their own rows. It
 * tells a time and not an age, so that it stands still.
 */
export function staleMessage(snapshots: readonly EndpointSnapshot[], l10n: Localize): string {
  const [only, ...others] = snapshots;
  if (only === undefined || others.length > 0 || only.connection.phase !== 'stale') {
    return '';
  }
  const { failure, lostAtMs } = only.connection;
  return l10n.t(
    'No answer since {0}: {1}. Trying again.',
    fullTime(BigInt(Math.trunc(lostAtMs)) * 1_000_000n),
    failureWord(failure.reason, l10n),
  );
}

/** All endpoints in one line; `troubled` when one of them cannot be read. */
interface EndpointStatus {
  readonly text: string;
  /** One line an endpoint. */
  readonly detail: string;
  readonly troubled: boolean;
}

export function projectEndpointStatus(
  snapshots: readonly EndpointSnapshot[],
  context: WordContext,
): EndpointStatus | undefined {
  const lines = snapshots.map(
    ({ endpoint, connection }) => `${plainText(endpoint.name)}: ${connectionWord(connection, context)}`,
  );
  const [only, ...others] = lines;
  if (only === undefined) {
    return undefined;
  }
  const liveCount = snapshots.filter(({ connection }) => connection.phase === 'live').length;
  return {
    text: others.length === 0 ? only : context.l10n.t('CRI: {0} of {1} live', liveCount, lines.length),
    detail: lines.join('\n'),
    troubled: snapshots.some(({ connection }) => connection.phase === 'failed' || connection.phase === 'stale'),
  };
}

const secondMs = 1000;

/** How long words that tell a time stay true enough: a minute for ages, less while something counts seconds. */
export function refreshIntervalMs(snapshots: readonly EndpointSnapshot[]): number {
  if (snapshots.some(({ pulls }) => pulls.length > 0)) {
    return secondMs;
  }
  return snapshots.some(({ connection }) => connection.phase === 'stale') ? 5 * secondMs : 60 * secondMs;
}
