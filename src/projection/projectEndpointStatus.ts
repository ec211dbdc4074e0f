import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import { connectionWord } from './connectionWord.ts';

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
