import { groupByEndpoint } from './candidates.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { confirmAndRun } from './confirmAndRun.ts';
import { stopFailed } from './failedWords.ts';
import { sandboxKind } from './objectKind.ts';
import { sandboxStop } from './plannedAction.ts';

export async function stopSandbox(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, sandboxKind, {
    can: ({ object }) => object.state === 'ready',
    placeHolder: l10n.t('Sandboxes to stop'),
    none: l10n.t('There is no sandbox to stop: only a ready one can be stopped.'),
  });
  const actions = groupByEndpoint(chosen).map((group) => sandboxStop(group, l10n));
  await confirmAndRun(context, actions, {
    one: (name) => l10n.t('Stop the sandbox {0}?', name),
    several: (count) => l10n.t('Stop {0} sandboxes?', count),
    confirm: l10n.t('Stop'),
    failed: stopFailed(l10n),
  });
}
