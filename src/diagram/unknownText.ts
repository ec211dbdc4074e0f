import type { UnknownReason } from '../contract/layers/fact.ts';
import { failureWord } from '../words/failures.ts';
import { plainText } from '../words/plainText.ts';
import type { DiagramContext } from './diagramContext.ts';

/** Why a fact is not known and, where something can be done, what. */
export function unknownText(reason: UnknownReason, { l10n }: DiagramContext): string {
  switch (reason.why) {
    case 'notReported':
      return l10n.t('{0} does not report it', plainText(reason.by));
    case 'notPermitted':
      return l10n.t('{0} may not be read by this user: root may', plainText(reason.path));
    case 'otherMachine':
      return l10n.t('the runtime is on another machine: open the editor on that machine to read it');
    case 'ended':
      return l10n.t('its process has ended');
    case 'callFailed':
      return l10n.t('{0} failed: {1}', plainText(reason.method), failureWord(reason.reason, l10n));
    case 'notReadYet':
      return l10n.t('being read: it is read while the sandbox is looked at');
  }
}
