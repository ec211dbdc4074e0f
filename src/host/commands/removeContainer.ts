import { groupByEndpoint } from './candidates.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { confirmAndRun } from './confirmAndRun.ts';
import { containerKind } from './objectKind.ts';
import { containerRemoval } from './plannedAction.ts';
import { removalWords } from './removalWords.ts';

export async function removeContainer(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, containerKind, {
    can: () => true,
    placeHolder: l10n.t('Containers to remove'),
    none: l10n.t('There is no container to remove.'),
  });
  const actions = groupByEndpoint(chosen).map((group) => containerRemoval(group, l10n));
  await confirmAndRun(context, actions, removalWords('container', l10n));
}
