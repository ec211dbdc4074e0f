import type { Localize } from '../common/localize.ts';
import { stateWord } from '../words/states.ts';
import type { DrawnContainerState } from './containerState.ts';

export function drawnStateWord(state: DrawnContainerState, l10n: Localize): string {
  switch (state) {
    case 'failed':
      return l10n.t('failed');
    case 'outOfMemory':
      return l10n.t('out of memory');
    default:
      return stateWord(state, l10n);
  }
}
