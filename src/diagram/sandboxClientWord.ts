import type { Localize } from '../common/localize.ts';
import type { SandboxClient } from '../contract/layers/sandbox.ts';

/** Who asked for a sandbox, in a word. */
export function sandboxClientWord(client: SandboxClient, l10n: Localize): string {
  switch (client) {
    case 'kubelet':
      return 'kubelet';
    case 'staticPod':
      return l10n.t('static');
    case 'other':
      return l10n.t('manual');
  }
}
