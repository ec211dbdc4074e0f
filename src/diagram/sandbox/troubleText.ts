import type { Localize } from '../../common/localize.ts';
import type { ContainerTrouble } from '../../contract/layers/container.ts';
import type { SandboxTrouble } from '../../contract/layers/sandbox.ts';

export function sandboxTroubleText(trouble: SandboxTrouble, l10n: Localize): string {
  switch (trouble.is) {
    case 'pauseGone':
      return l10n.t('The pause process was killed: nothing but the containers that still run holds the namespaces.');
    case 'shimGone':
      return l10n.t('The shim was killed: nobody reaps the processes or holds their output.');
    case 'shimLeftOver':
      return l10n.t('Only the shim (pid {0}) is left: no process of the sandbox runs any more.', trouble.pid);
  }
}

export function containerTroubleText(trouble: ContainerTrouble, l10n: Localize): string {
  switch (trouble.is) {
    case 'orphaned':
      return l10n.t('Orphaned: process {0} lives on, but the runtime no longer looks after it.', trouble.pid);
    case 'paused':
      return l10n.t('Paused: its processes are frozen, though CRI calls it running.');
  }
}
