import { startContainers, startObstacle } from '../../actions/startContainers.ts';
import { selectObjects } from '../../actions/selectObjects.ts';
import { withViewProgress } from '../ui/progress.ts';
import { showOutcomes } from '../ui/showOutcomes.ts';
import { groupByEndpoint } from './candidates.ts';
import { chooseObjects } from './chooseObjects.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { runActions } from './confirmAndRun.ts';
import { containerKind } from './objectKind.ts';
import { containerName } from './objectName.ts';
import { named } from './plannedAction.ts';

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
