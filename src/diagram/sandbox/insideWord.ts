import type { Localize } from '../../common/localize.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';

/** Where the processes of a container are that are none of the node's. */
export function insideWord({ isolation }: LowLevelRuntime, l10n: Localize): string {
  switch (isolation) {
    case 'userSpaceKernel':
      return l10n.t('in the Sentry');
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('in the virtual machine');
    case 'wasm':
      return l10n.t('in the shim');
    case 'hostKernel':
    case 'userNamespace':
    case 'windows':
    case 'unknown':
      return l10n.t('in the sandbox');
  }
}
