import type { Localize } from '../../common/localize.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { Badge } from '../screen/card.ts';

/** Whose kernel answers the system calls; none where that is not known. */
export function kernelBadge({ isolation }: LowLevelRuntime, l10n: Localize): readonly Badge[] {
  switch (isolation) {
    case 'hostKernel':
      return [{ text: l10n.t('host kernel shared'), tone: 'warn' }];
    case 'userNamespace':
      return [{ text: l10n.t('host kernel shared, user namespace'), tone: 'plain' }];
    case 'userSpaceKernel':
      return [{ text: l10n.t('kernel in user space'), tone: 'good' }];
    case 'virtualMachine':
    case 'microVm':
      return [{ text: l10n.t('kernel of its own'), tone: 'good' }];
    case 'wasm':
    case 'windows':
    case 'unknown':
      return [];
  }
}
