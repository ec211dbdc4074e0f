import { groupByEndpoint } from './candidates.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { confirmAndRun } from './confirmAndRun.ts';
import { sandboxKind } from './objectKind.ts';
import { sandboxRemoval } from './plannedAction.ts';
import { removalWords } from './removalWords.ts';

export async function removeSandbox(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, sandboxKind, {
    can: () => true,
    placeHolder: l10n.t('Sandboxes to remove'),
    none: l10n.t('There is no sandbox to remove.'),
  });
  const actions = groupByEndpoint(chosen).map((group) => sandboxRemoval(group, l10n));
  await confirmAndRun(context, actions, removalWords('sandbox', l10n));
}
