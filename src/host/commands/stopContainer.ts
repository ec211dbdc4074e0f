import { canStop, planStopContainers, stopContainers } from '../../actions/stopContainers.ts';
import { withCancellableProgress } from '../ui/progress.ts';
import { showOutcomes } from '../ui/showOutcomes.ts';
import { askGracePeriod } from './askGracePeriod.ts';
import { groupByEndpoint } from './candidates.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { runActions } from './confirmAndRun.ts';
import { stopFailed } from './failedWords.ts';
import { containerKind } from './objectKind.ts';
import { containerName } from './objectName.ts';
import { named } from './plannedAction.ts';
import { containerReplaced } from './planText.ts';

export async function stopContainer(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const chosen = await chooseObjects(context, input, containerKind, {
    can: ({ object }) => canStop(object),
    placeHolder: l10n.t('Containers to stop'),
    none: l10n.t('There is no container to stop: only a running one can be stopped.'),
  });
  if (chosen.length === 0) {
    return;
  }
  const groups = groupByEndpoint(chosen);
  const names = chosen.map(({ object, snapshot }) => containerName(object, snapshot));
  const replaced = groups.flatMap(({ snapshot, ids }) =>
    planStopContainers(snapshot, ids, 0)
      .stops.filter(({ kubelet }) => kubelet === 'replacesIt')
      .map(({ container }) => containerName(container, snapshot)),
  );
  const consequence = replaced.length === 0 ? '' : containerReplaced(replaced.join(', '), l10n);
  const gracePeriodS = await askGracePeriod(names, consequence, context.readSetting('stopGracePeriodS'), l10n);
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
