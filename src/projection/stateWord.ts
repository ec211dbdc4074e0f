import type { Localize } from '../common/localize.ts';
import type { ContainerState } from '../contract/container.ts';
import type { SandboxState } from '../contract/sandbox.ts';

export function stateWord(state: ContainerState | SandboxState, l10n: Localize): string {
  switch (state) {
    case 'ready':
      return l10n.t('ready');
    case 'notReady':
      return l10n.t('not ready');
    case 'created':
      return l10n.t('created');
    case 'running':
      return l10n.t('running');
    case 'exited':
      return l10n.t('exited');
    case 'unknown':
      return l10n.t('unknown');
  }
}
