import type { ConnectionState } from '../model/connectionState.ts';
import { elapsed } from './age.ts';
import { failureWord } from './failureWord.ts';
import type { ProjectionContext } from './projectionContext.ts';

/** `live`, `connecting`, `stale 40 s`, `permission denied`. */
export function connectionWord(connection: ConnectionState, context: ProjectionContext): string {
  const { l10n } = context;
  switch (connection.phase) {
    case 'connecting':
      return l10n.t('connecting');
    case 'live':
      return l10n.t('live');
    case 'stale':
      return l10n.t('stale {0}', elapsed(connection.lastGoodAtMs, context));
    case 'failed':
      return failureWord(connection.failure.reason, l10n);
  }
}
