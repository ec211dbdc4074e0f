import type { Outcome } from '../../actions/runOnEach.ts';
import { CriError } from '../../contract/failure.ts';
import { type FailureSink, showFailure } from './showFailure.ts';

/** Whole sentences that say what failed. */
export interface OutcomeWords {
  readonly one: (name: string) => string;
  readonly several: (names: string, failedCount: number, triedCount: number) => string;
}

/** One message for all that failed: it names each, and gives the reason of the first. The log has every reason. */
export function showOutcomes(
  outcomes: readonly Outcome<string>[],
  { one, several }: OutcomeWords,
  sink: FailureSink,
): void {
  const failed = outcomes.filter((outcome) => outcome.status === 'failed');
  const [first, ...others] = failed;
  if (first === undefined) {
    return;
  }
  for (const { target, failure } of others) {
    sink.log.error(one(target), new CriError(failure));
  }
  const names = failed.map(({ target }) => target).join(', ');
  const what = others.length === 0 ? one(first.target) : several(names, failed.length, outcomes.length);
  showFailure(new CriError(first.failure), what, sink);
}
