import { candidatesOfRows, groupByEndpoint } from './candidates.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { confirmAndRun } from './confirmAndRun.ts';
import { containerKind, imageKind, sandboxKind } from './objectKind.ts';
import { containerRemoval, imageRemoval, sandboxRemoval } from './plannedAction.ts';
import { removalWords } from './removalWords.ts';

/** Removes whatever is selected after one question that names all of it. */
export async function removeSelection(context: CommandContext, { rows }: RowsInput): Promise<void> {
  const { l10n, sessions } = context;
  const sandboxes = candidatesOfRows(rows, sessions, sandboxKind);
  // A sandbox takes its containers along.
  const containers = candidatesOfRows(rows, sessions, containerKind).filter(
    ({ session, object }) =>
      !sandboxes.some((sandbox) => sandbox.session === session && sandbox.object.id === object.sandboxId),
  );
  const images = candidatesOfRows(rows, sessions, imageKind);
  // Images last: what used them may be gone by then.
  const actions = [
    ...groupByEndpoint(sandboxes).map((group) => sandboxRemoval(group, l10n)),
    ...groupByEndpoint(containers).map((group) => containerRemoval(group, l10n)),
    ...groupByEndpoint(images).map((group) => imageRemoval(group, l10n)),
  ];
  const [kind, ...otherKinds] = [
    ...(sandboxes.length > 0 ? [sandboxKind.row] : []),
    ...(containers.length > 0 ? [containerKind.row] : []),
    ...(images.length > 0 ? [imageKind.row] : []),
  ];
  if (kind !== undefined) {
    await confirmAndRun(context, actions, removalWords(otherKinds.length === 0 ? kind : 'several kinds', l10n));
  }
}
