import type { Localize } from '../common/localize.ts';
import type { Container } from '../contract/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { CardAction } from './screen/card.ts';

/** The commands that fit a sandbox as it is, the most harmless first. */
export function sandboxActions({ state }: Sandbox, l10n: Localize): readonly CardAction[] {
  return [
    ...readingActions(l10n),
    ...(state === 'ready' ? [action('stopSandbox', l10n.t('Stop Sandbox…'))] : []),
    action('removeSandbox', l10n.t('Remove Sandbox…')),
  ];
}

/** The actions that fit a container as it is: what the runtime would refuse is left out. */
export function containerActions({ state }: Container, l10n: Localize): readonly CardAction[] {
  return [
    ...(state === 'running' ? [action('execInTerminal', l10n.t('Exec in Terminal'))] : []),
    ...(state === 'created' ? [action('startContainer', l10n.t('Start Container'))] : []),
    ...readingActions(l10n),
    ...(state === 'running' ? [action('stopContainer', l10n.t('Stop Container…'))] : []),
    action('removeContainer', l10n.t('Remove Container…')),
  ];
}

export function endpointActions(l10n: Localize): readonly CardAction[] {
  return [action('inspect', l10n.t('Inspect'))];
}

function readingActions(l10n: Localize): readonly CardAction[] {
  return [action('inspect', l10n.t('Inspect')), action('copyId', l10n.t('Copy ID'))];
}

function action(command: CardAction['command'], label: string): CardAction {
  return { command, label };
}
