import { groupByEndpoint } from './candidates.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { confirmAndRun } from './confirmAndRun.ts';
import { imageKind } from './objectKind.ts';
import { imageRemoval } from './plannedAction.ts';
import { removalWords } from './removalWords.ts';

export async function removeImage(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, imageKind, {
    can: () => true,
    placeHolder: l10n.t('Images to remove'),
    none: l10n.t('There is no image to remove.'),
  });
  const actions = groupByEndpoint(chosen).map((group) => imageRemoval(group, l10n));
  await confirmAndRun(context, actions, removalWords('image', l10n));
}
