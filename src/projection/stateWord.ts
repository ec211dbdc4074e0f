import type { Localize } from '../common/localize.ts';
import type { SandboxState } from '../contract/sandbox.ts';
import type { ShownContainerState } from './shownContainerState.ts';

export function stateWord(state: ShownContainerState | SandboxState, l10n: Localize): string {
  switch (state) {
    case 'ready':
      return l10n.t('ready');
    case 'notReady':
      return l10n.t('not ready');
    case 'created':
      return l10n.t('created');
    case 'running':
      return l10n.t('running');
    case 'paused':
      return l10n.t('paused');
    case 'orphaned':
      return l10n.t('orphaned');
    case 'exited':
      return l10n.t('exited');
    case 'unknown':
      return l10n.t('unknown');
  }
}
