import type { Localize } from '../common/localize.ts';
import { type Container, mayRun } from '../contract/container.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { CardAction } from './screen/card.ts';

/** The commands that fit a sandbox as it is, the most harmless first. */
export function sandboxActions(
  { sandbox, containers }: Pick<SandboxFacts, 'sandbox' | 'containers'>,
  l10n: Localize,
): readonly CardAction[] {
  // What is not ready may have containers that run on, as where its pause process was killed alone.
  const canStop = sandbox.state === 'ready' || containers.some(({ container }) => mayRun(container));
  return [
    ...readingActions(l10n),
    ...(canStop ? [action('stopSandbox', l10n.t('Stop Sandbox…'))] : []),
    action('removeSandbox', l10n.t('Remove Sandbox…')),
  ];
}

/** The actions that fit a container as it is: what the runtime would refuse is left out. */
export function containerActions(container: Container, l10n: Localize): readonly CardAction[] {
  const { state } = container;
  return [
    ...(state === 'running' ? [action('execInTerminal', l10n.t('Exec in Terminal'))] : []),
    ...(state === 'created' ? [action('startContainer', l10n.t('Start Container'))] : []),
    ...readingActions(l10n),
    ...(mayRun(container) ? [action('stopContainer', l10n.t('Stop Container…'))] : []),
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
