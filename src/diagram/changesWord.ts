import type { Localize } from '../common/localize.ts';
import { plainText } from '../words/plainText.ts';

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
