import type { Localize } from '../../common/localize.ts';
import type { OutcomeWords } from '../ui/showOutcomes.ts';

export function removalFailed(l10n: Localize): OutcomeWords {
  return {
    one: (name) => l10n.t('{0} could not be removed.', name),
    several: (names, failedCount, triedCount) =>
      l10n.t('{0} of {1} could not be removed: {2}.', failedCount, triedCount, names),
  };
}

export function stopFailed(l10n: Localize): OutcomeWords {
  return {
    one: (name) => l10n.t('{0} could not be stopped.', name),
    several: (names, failedCount, triedCount) =>
      l10n.t('{0} of {1} could not be stopped: {2}.', failedCount, triedCount, names),
  };
}
