import type { Localize } from '../../common/localize.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';

/** What the process that holds a sandbox's namespaces is called. */
export function holderName({ runtime }: SandboxFacts, l10n: Localize): string {
  switch (runtime.isolation) {
    case 'userSpaceKernel':
      return 'Sentry';
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('virtual machine');
    case 'hostKernel':
    case 'userNamespace':
      return 'pause';
    case 'wasm':
    case 'windows':
    case 'unknown':
      return l10n.t('sandbox process');
  }
}
