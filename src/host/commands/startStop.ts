import * as vscode from 'vscode';
import { sandboxStepText, stopContainersConsequence, stopSandboxesText } from '../../actions/planText.ts';
import { selectObjects } from '../../actions/runOnEach.ts';
import { planStopContainers, startContainers, startObstacle, stopContainers } from '../../actions/containerActions.ts';
import { canStopSandbox, planStopSandboxes, stopSandboxes } from '../../actions/sandboxActions.ts';
import type { Localize } from '../../common/localize.ts';
import { mayRun } from '../../contract/container.ts';
import { settings } from '../../contrib/settings.ts';
import { containerName, sandboxName } from '../../words/names.ts';
import { linklessText } from '../../words/plainText.ts';
import { confirmOutsideRequest } from '../ui/outsideRequest.ts';
import { withCancellableProgress, withViewProgress } from '../ui/progress.ts';
import { type OutcomeWords, showOutcomes } from '../ui/showFailure.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext, RowsInput } from './commandContext.ts';
import { confirmAndRun, named, runActions } from './confirmAndRun.ts';
import { containerKind, groupByEndpoint, sandboxKind } from './objects.ts';

export async function startContainer(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, containerKind, {
    can: ({ snapshot, object }) => startObstacle(snapshot, object) === undefined,
    placeHolder: l10n.t('Containers to start'),
    none: l10n.t(
      'There is no container to start: only one that was created in a ready sandbox and has never run can be started. CRI has no restart; the kubelet makes a new container instead.',
    ),
  });
  if (chosen.length === 0) {
    return;
  }
  if (!input.rows.every(context.isOwnRow)) {
    const names = chosen.map(({ object, snapshot }) => containerName(object, snapshot)).join(', ');
    if (!(await confirmOutsideRequest(l10n.t('Start {0}?', names), l10n.t('Start'), l10n))) {
      return;
    }
  }
  const actions = groupByEndpoint(chosen).map(({ session, snapshot, ids }) => ({
    session,
    run: async (signal: AbortSignal) =>
      named(await startContainers(session.runtime, selectObjects(snapshot.containers, ids), signal), (container) =>
        containerName(container, snapshot),
      ),
  }));
  const outcomes = await withViewProgress((signal) => runActions(actions, signal));
  showOutcomes(
    outcomes,
    {
      one: (name) => l10n.t('{0} could not be started.', name),
      several: (names, failedCount, triedCount) =>
        l10n.t('{0} of {1} could not be started: {2}.', failedCount, triedCount, names),
    },
    context,
  );
}

/** Asks for the grace period, then stops what still runs: the plan is made after the question. */
export async function stopContainer(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, containerKind, {
    can: ({ object }) => mayRun(object),
    placeHolder: l10n.t('Containers to stop'),
    none: l10n.t('There is no container to stop: only a running one can be stopped.'),
  });
  if (chosen.length === 0) {
    return;
  }
  const groups = groupByEndpoint(chosen);
  const names = chosen.map(({ object, snapshot }) => containerName(object, snapshot));
  const consequences = groups
    .map(({ snapshot, ids }) => stopContainersConsequence(snapshot, planStopContainers(snapshot, ids, 0), l10n))
    .filter((text) => text !== '');
  const presetS = context.readSetting('stopGracePeriodS');
  const gracePeriodS = await askGracePeriod(names, consequences.join(' '), presetS, l10n);
  if (gracePeriodS === undefined) {
    return;
  }
  const actions = groups.map(({ session, snapshot, ids }) => ({
    session,
    run: async (signal: AbortSignal) => {
      const plan = planStopContainers(session.store.snapshot, ids, gracePeriodS);
      return named(await stopContainers(session.runtime, plan, signal), (target) => containerName(target, snapshot));
    },
  }));
  const outcomes = await withCancellableProgress(l10n.t('Stopping {0}', names.join(', ')), (signal) =>
    runActions(actions, signal),
  );
  showOutcomes(outcomes, stopFailed(l10n), context);
}

export async function stopSandbox(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, sandboxKind, {
    can: ({ snapshot, object }) => canStopSandbox(snapshot, object),
    placeHolder: l10n.t('Sandboxes to stop'),
    none: l10n.t('There is no sandbox to stop: only one that is ready, or in which something runs, can be stopped.'),
  });
  const actions = groupByEndpoint(chosen).map(({ session, snapshot, ids }) => {
    const plan = planStopSandboxes(snapshot, ids);
    return {
      session,
      text: stopSandboxesText(snapshot, plan.effects, l10n),
      run: async (signal: AbortSignal, tell: (message: string) => void) =>
        named(
          await stopSandboxes(session.runtime, plan, signal, (step) => tell(sandboxStepText(step, snapshot, l10n))),
          sandboxName,
        ),
    };
  });
  await confirmAndRun(context, actions, {
    one: (name) => l10n.t('Stop the sandbox {0}?', name),
    several: (count) => l10n.t('Stop {0} sandboxes?', count),
    confirm: l10n.t('Stop'),
    underWay: l10n.t('Stopping'),
    failed: stopFailed(l10n),
  });
}

function stopFailed(l10n: Localize): OutcomeWords {
  return {
    one: (name) => l10n.t('{0} could not be stopped.', name),
    several: (names, failedCount, triedCount) =>
      l10n.t('{0} of {1} could not be stopped: {2}.', failedCount, triedCount, names),
  };
}

/** Asks how long the containers may take to end, in seconds; it is the confirmation of the stop as well. */
async function askGracePeriod(
  names: readonly string[],
  consequence: string,
  presetS: number,
  l10n: Localize,
): Promise<number | undefined> {
  const question = l10n.t('Seconds to end by itself before it is killed; 0 kills at once.');
  const { minimum, maximum } = settings.stopGracePeriodS;
  const text = await vscode.window.showInputBox({
    title: l10n.t('Stop {0}', names.join(', ')),
    prompt: consequence === '' ? question : linklessText(`${question} ${consequence}`),
    value: String(presetS),
    validateInput: (input) =>
      readGracePeriod(input) === undefined
        ? l10n.t('A whole number from {0} to {1} is needed.', minimum, maximum)
        : undefined,
  });
  return text === undefined ? undefined : readGracePeriod(text);
}

/** Reads a whole number of seconds within the bounds of the setting; `undefined` for anything else. */
export function readGracePeriod(text: string): number | undefined {
  const { minimum, maximum } = settings.stopGracePeriodS;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return seconds >= minimum && seconds <= maximum ? seconds : undefined;
}
