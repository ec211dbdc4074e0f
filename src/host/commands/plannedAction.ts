import { planRemoveContainers, removeContainers } from '../../actions/removeContainers.ts';
import { planRemoveImages, removeImages } from '../../actions/removeImages.ts';
import { planRemoveSandboxes, removeSandboxes } from '../../actions/removeSandboxes.ts';
import type { Outcome } from '../../actions/runOnEach.ts';
import { planStopSandboxes, stopSandboxes } from '../../actions/stopSandboxes.ts';
import type { Localize } from '../../common/localize.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import type { EndpointGroup } from './candidates.ts';
import { containerName, imageName, sandboxName } from './objectName.ts';
import {
  type PlanText,
  removeContainersText,
  removeImagesText,
  removeSandboxesText,
  stopSandboxesText,
} from './planText.ts';

/** What will be done at one endpoint: to be read first, and then run. */
export interface PlannedAction {
  readonly session: EndpointSession;
  readonly text: PlanText;
  readonly run: (signal: AbortSignal) => Promise<readonly Outcome<string>[]>;
}

export type PlanAction = (group: EndpointGroup, l10n: Localize) => PlannedAction;

export const imageRemoval: PlanAction = ({ session, snapshot, ids }, l10n) => {
  const plan = planRemoveImages(snapshot, ids);
  const run = async (signal: AbortSignal): Promise<Outcome<string>[]> =>
    named(await removeImages(session.images, plan, signal), imageName);
  return { session, text: removeImagesText(snapshot, plan, l10n), run };
};

export const containerRemoval: PlanAction = ({ session, snapshot, ids }, l10n) => {
  const plan = planRemoveContainers(snapshot, ids);
  const run = async (signal: AbortSignal): Promise<Outcome<string>[]> =>
    named(await removeContainers(session.runtime, plan, signal), (container) => containerName(container, snapshot));
  return { session, text: removeContainersText(snapshot, plan, l10n), run };
};

export const sandboxRemoval: PlanAction = ({ session, snapshot, ids }, l10n) => {
  const plan = planRemoveSandboxes(snapshot, ids);
  const run = async (signal: AbortSignal): Promise<Outcome<string>[]> =>
    named(await removeSandboxes(session.runtime, plan, signal), sandboxName);
  return { session, text: removeSandboxesText(snapshot, plan.effects, l10n), run };
};

export const sandboxStop: PlanAction = ({ session, snapshot, ids }, l10n) => {
  const plan = planStopSandboxes(snapshot, ids);
  const run = async (signal: AbortSignal): Promise<Outcome<string>[]> =>
    named(await stopSandboxes(session.runtime, plan, signal), sandboxName);
  return { session, text: stopSandboxesText(snapshot, plan.effects, l10n), run };
};

/** What is told of an outcome is the object's name. */
export function named<T>(outcomes: readonly Outcome<T>[], nameOf: (target: T) => string): Outcome<string>[] {
  return outcomes.map((outcome) => ({ ...outcome, target: nameOf(outcome.target) }));
}
