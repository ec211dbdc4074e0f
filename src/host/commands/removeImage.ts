import { groupByEndpoint } from './candidates.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { confirmAndRun } from './confirmAndRun.ts';
import { removalFailed } from './failedWords.ts';
import { imageKind } from './objectKind.ts';
import { imageRemoval } from './plannedAction.ts';

export async function removeImage(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, imageKind, {
    can: () => true,
    placeHolder: l10n.t('Images to remove'),
    none: l10n.t('There is no image to remove.'),
  });
  const actions = groupByEndpoint(chosen).map((group) => imageRemoval(group, l10n));
  await confirmAndRun(context, actions, {
    one: (name) => l10n.t('Remove the image {0}?', name),
    several: (count) => l10n.t('Remove {0} images?', count),
    confirm: l10n.t('Remove'),
    failed: removalFailed(l10n),
  });
}
