import type { Localize } from '../common/localize.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { failureWord } from '../words/failures.ts';
import { fullTime } from '../words/time.ts';

/**
 * The line over the rows of a single endpoint that no longer answers; several say it on their own rows. It
 * tells a time and not an age, so that it stands still.
 */
export function staleMessage(snapshots: readonly EndpointSnapshot[], l10n: Localize): string {
  const [only, ...others] = snapshots;
  if (only === undefined || others.length > 0 || only.connection.phase !== 'stale') {
    return '';
  }
  const { failure, lastGoodAtMs } = only.connection;
  return l10n.t(
    'No answer since {0}: {1}. Trying again.',
    fullTime(BigInt(Math.trunc(lastGoodAtMs)) * 1_000_000n),
    failureWord(failure.reason, l10n),
  );
}
