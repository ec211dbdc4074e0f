import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { connectionWord } from './connectionWord.ts';
import { plainText } from './plainText.ts';
import type { ProjectionContext } from './projectionContext.ts';

/** All endpoints in one line; `troubled` when one of them cannot be read. */
interface EndpointStatus {
  readonly text: string;
  /** One line an endpoint. */
  readonly detail: string;
  readonly troubled: boolean;
}

export function projectEndpointStatus(
  snapshots: readonly EndpointSnapshot[],
  context: ProjectionContext,
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
