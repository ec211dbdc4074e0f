import type { Localize } from '../common/localize.ts';
import type { SandboxTrouble } from '../contract/layers/sandbox.ts';

/** What is wrong with a sandbox, in two or three words for a badge. */
export function sandboxTroubleWord(trouble: SandboxTrouble, l10n: Localize): string {
  switch (trouble.is) {
    case 'pauseGone':
      return l10n.t('pause killed');
    case 'shimGone':
      return l10n.t('shim killed');
    case 'shimLeftOver':
      return l10n.t('only its shim is left');
  }
}
