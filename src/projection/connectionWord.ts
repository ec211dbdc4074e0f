import type { ConnectionState } from '../model/connectionState.ts';
import { failureWord } from '../words/failures.ts';
import { elapsed } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';

/** `live`, `connecting`, `stale 40 s`, `permission denied`. */
export function connectionWord(connection: ConnectionState, context: WordContext): string {
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
