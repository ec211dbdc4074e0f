import * as vscode from 'vscode';
import { planRemoveContainers, removeContainers } from '../../actions/containerActions.ts';
import { planRemoveImages, removeImages } from '../../actions/imageActions.ts';
import { removeImagesText } from '../../actions/imagePlanText.ts';
import { planRemoveSandboxes, removeSandboxes } from '../../actions/sandboxActions.ts';
import { removeContainersText, removeSandboxesText, sandboxStepText } from '../../actions/planText.ts';
import type { Localize } from '../../common/localize.ts';
import type { Container } from '../../contract/container.ts';
import type { Image } from '../../contract/image.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { containerName, imageLabel, sandboxName } from '../../words/names.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext, RowsInput } from './commandContext.ts';
import { confirmAndRun, type ConfirmWords, named, type PlanAction } from './confirmAndRun.ts';
import {
  candidatesOfRows,
  containerKind,
  groupByEndpoint,
  imageKind,
  type ObjectKind,
  sandboxKind,
} from './objects.ts';

/**
 * How objects of one kind are removed: the plan for one endpoint, and the words.
 */
interface Removal<T extends { readonly id: string }> {
  readonly kind: ObjectKind<T>;
  readonly plan: PlanAction;
  readonly placeHolder: (l10n: Localize) => string;
  readonly none: (l10n: Localize) => string;
  readonly question: (l10n: Localize) => Pick<ConfirmWords, 'one' | 'several'>;
}

const sandboxRemoval: Removal<Sandbox> = {
  kind: sandboxKind,
  plan: ({ session, snapshot, ids }, l10n) => {
    const plan = planRemoveSandboxes(snapshot, ids);
    return {
      session,
      text: removeSandboxesText(snapshot, plan.effects, l10n),
      run: async (signal, tell) =>
        named(
          await removeSandboxes(session.runtime, plan, signal, (step) => tell(sandboxStepText(step, snapshot, l10n))),
          sandboxName,
        ),
    };
  },
  placeHolder: (l10n) => l10n.t('Sandboxes to remove'),
  none: (l10n) => l10n.t('There is no sandbox to remove.'),
  question: (l10n) => ({
    one: (name) => l10n.t('Remove the sandbox {0}?', name),
    several: (count) => l10n.t('Remove {0} sandboxes?', count),
  }),
};

const containerRemoval: Removal<Container> = {
  kind: containerKind,
  plan: ({ session, snapshot, ids }, l10n) => {
    const plan = planRemoveContainers(snapshot, ids);
    return {
      session,
      text: removeContainersText(snapshot, plan, l10n),
      run: async (signal) =>
        named(await removeContainers(session.runtime, plan, signal), (container) => containerName(container, snapshot)),
    };
  },
  placeHolder: (l10n) => l10n.t('Containers to remove'),
  none: (l10n) => l10n.t('There is no container to remove.'),
  question: (l10n) => ({
    one: (name) => l10n.t('Remove the container {0}?', name),
    several: (count) => l10n.t('Remove {0} containers?', count),
  }),
};

const imageRemoval: Removal<Image> = {
  kind: imageKind,
  plan: ({ session, snapshot, ids }, l10n) => {
    const plan = planRemoveImages(snapshot, ids);
    return {
      session,
      text: removeImagesText(snapshot, plan, l10n),
      run: async (signal) => named(await removeImages(session.images, plan, signal), imageLabel),
    };
  },
  placeHolder: (l10n) => l10n.t('Images to remove'),
  none: (l10n) => l10n.t('There is no image to remove.'),
  question: (l10n) => ({
    one: (name) => l10n.t('Remove the image {0}?', name),
    several: (count) => l10n.t('Remove {0} images?', count),
  }),
};

type RemoveCommand = (context: CommandContext, input: RowsInput) => Promise<void>;

export const removeSandbox: RemoveCommand = (context, input) => remove(context, input, sandboxRemoval);
export const removeContainer: RemoveCommand = (context, input) => remove(context, input, containerRemoval);
export const removeImage: RemoveCommand = (context, input) => remove(context, input, imageRemoval);

async function remove<T extends { readonly id: string }>(
  context: CommandContext,
  input: RowsInput,
  { kind, plan, placeHolder, none, question }: Removal<T>,
): Promise<void> {
  const { l10n } = context;
  const words = { can: () => true, placeHolder: placeHolder(l10n), none: none(l10n) };
  const chosen = await chooseObjects(context, input, kind, words);
  const actions = groupByEndpoint(chosen).map((group) => plan(group, l10n));
  await confirmAndRun(context, actions, confirmWords(question(l10n), l10n));
}

/** Removes whatever is selected after one question that names all of it. */
export const removeSelection: RemoveCommand = async (context, { rows }) => {
  const { l10n, sessions } = context;
  const sandboxes = candidatesOfRows(rows, sessions, sandboxKind);
  // A sandbox takes its containers along.
  const containers = candidatesOfRows(rows, sessions, containerKind).filter(
    ({ session, object }) =>
      !sandboxes.some((sandbox) => sandbox.session === session && sandbox.object.id === object.sandboxId),
  );
  // Images last: what used them may be gone by then.
  const parts = [
    { removal: sandboxRemoval, candidates: sandboxes },
    { removal: containerRemoval, candidates: containers },
    { removal: imageRemoval, candidates: candidatesOfRows(rows, sessions, imageKind) },
  ].filter(({ candidates }) => candidates.length > 0);
  const [first, ...others] = parts;
  if (first === undefined) {
    if (rows.length > 0) {
      void vscode.window.showInformationMessage(l10n.t('Nothing of the selection can be removed.'));
    }
    return;
  }
  const actions = parts.flatMap(({ removal, candidates }) =>
    groupByEndpoint(candidates).map((group) => removal.plan(group, l10n)),
  );
  const question =
    others.length === 0
      ? first.removal.question(l10n)
      : {
          one: (name: string) => l10n.t('Remove {0}?', name),
          several: (count: number) => l10n.t('Remove these {0} objects?', count),
        };
  await confirmAndRun(context, actions, confirmWords(question, l10n));
};

function confirmWords(question: Pick<ConfirmWords, 'one' | 'several'>, l10n: Localize): ConfirmWords {
  return {
    ...question,
    confirm: l10n.t('Remove'),
    underWay: l10n.t('Removing'),
    failed: {
      one: (name) => l10n.t('{0} could not be removed.', name),
      several: (names, failedCount, triedCount) =>
        l10n.t('{0} of {1} could not be removed: {2}.', failedCount, triedCount, names),
    },
  };
}
