import type { Localize } from '../common/localize.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { failureWord } from '../words/failures.ts';
import { plainText } from '../words/plainText.ts';
import { clockTime } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { Screen } from './screen/screen.ts';

/**
 * `live · events`, `stale since 16:07:17 UTC · connection lost`: how true the picture is. A live one has no age: it is of
 * now. A stale one tells a time and no age, which would stand still between two pictures.
 */
export function projectStatus(snapshot: LayersSnapshot, context: WordContext): Screen['status'] {
  const { l10n } = context;
  const { connection, changeSource } = snapshot;
  const reason = connection.reason === undefined ? '' : failureWord(connection.reason, l10n);
  switch (connection.phase) {
    case 'connecting':
      return { text: l10n.t('connecting'), tone: 'muted' };
    case 'live':
      return { text: joined(l10n.t('live'), changesWord(changeSource, l10n)), tone: 'good' };
    case 'stale':
      return { text: joined(l10n.t('stale since {0}', clockTime(connection.sinceMs, context)), reason), tone: 'warn' };
    case 'failed':
      return { text: reason || l10n.t('not connected'), tone: 'bad' };
  }
}

/** What stands beside facts of a runtime that answers no more; `undefined` where they are of now. */
export function notLiveText({ connection }: LayersSnapshot, context: WordContext): string | undefined {
  return connection.phase === 'stale'
    ? context.l10n.t('Not live: as it was at {0}', clockTime(connection.sinceMs, context))
    : undefined;
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' · ');
}

/** How changes are heard of, in a word; the kinds are those of the model's `ChangeSource`. */
export function changesWord(changeSource: string, l10n: Localize): string {
  switch (changeSource) {
    case 'events':
    case 'containerdEvents':
    case 'criEvents':
      return l10n.t('events');
    case 'polling':
      return l10n.t('polling');
    default:
      return plainText(changeSource);
  }
}
