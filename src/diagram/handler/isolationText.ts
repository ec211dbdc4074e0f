import type { Localize } from '../../common/localize.ts';
import type { Isolation } from '../../contract/layers/isolation.ts';

/** What kind of wall a low-level runtime builds, in a few words. */
export function isolationText(isolation: Isolation, l10n: Localize): string {
  switch (isolation) {
    case 'hostKernel':
      return l10n.t('namespaces and cgroups of the host kernel');
    case 'userNamespace':
      return l10n.t('namespaces and cgroups, in a user namespace');
    case 'userSpaceKernel':
      return l10n.t('a kernel in user space answers the system calls');
    case 'virtualMachine':
      return l10n.t('a virtual machine with a kernel of its own');
    case 'microVm':
      return l10n.t('a microVM with a kernel of its own');
    case 'wasm':
      return l10n.t('a WebAssembly engine');
    case 'windows':
      return l10n.t('a Windows silo or a Hyper-V machine');
    case 'unknown':
      return l10n.t('isolation unknown');
  }
}
