import type { Localize } from '../../common/localize.ts';
import { askToConfirm } from './prompts.ts';

/**
 * Asks about what somebody else wants done. A link in any text can run a command with arguments, and so can another
 * extension: what acts at once when it is clicked in a view or in a diagram must not do so for them.
 *
 * Lives in host although it needs no vscode: it asks by the prompts beside it.
 */
export function confirmOutsideRequest(message: string, confirm: string, l10n: Localize): Promise<boolean> {
  const detail = l10n.t('No view and no diagram of CRI Explorer asks for this, but a link or another extension.');
  return askToConfirm({ message, detail, confirm });
}
