import type { Localize } from '../../common/localize.ts';
import type { ConfirmWords } from './confirmAndRun.ts';
import { removalFailed } from './failedWords.ts';

type RemovalKind = 'sandbox' | 'container' | 'image' | 'several kinds';

/** How it is asked whether objects are to be removed. */
export function removalWords(kind: RemovalKind, l10n: Localize): ConfirmWords {
  return { ...question(kind, l10n), confirm: l10n.t('Remove'), failed: removalFailed(l10n) };
}

function question(kind: RemovalKind, l10n: Localize): Pick<ConfirmWords, 'one' | 'several'> {
  switch (kind) {
    case 'sandbox':
      return {
        one: (name) => l10n.t('Remove the sandbox {0}?', name),
        several: (count) => l10n.t('Remove {0} sandboxes?', count),
      };
    case 'container':
      return {
        one: (name) => l10n.t('Remove the container {0}?', name),
        several: (count) => l10n.t('Remove {0} containers?', count),
      };
    case 'image':
      return {
        one: (name) => l10n.t('Remove the image {0}?', name),
        several: (count) => l10n.t('Remove {0} images?', count),
      };
    case 'several kinds':
      return {
        one: (name) => l10n.t('Remove {0}?', name),
        several: (count) => l10n.t('Remove these {0} objects?', count),
      };
  }
}
