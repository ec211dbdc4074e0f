import type { Localize } from '../../common/localize.ts';
import type { RuntimeKind } from '../runtimeKind.ts';
import type { LaneDeeds } from './laneDeeds.ts';
import type { TourFacts } from './tourFacts.ts';

export function stopDeeds({ kind, sandbox, context }: TourFacts): LaneDeeds {
  const { l10n } = context;
  const exit = sandbox?.containers.at(-1)?.container.exit;
  return {
    clients: l10n.t('Asks to stop the container, with a time to end by itself.'),
    cri: l10n.t('RuntimeService answers when it has ended.'),
    highLevel: l10n.t('Sends the image’s stop signal, SIGTERM if it names none, and SIGKILL when the time is up.'),
    shim: reaping(kind, l10n),
    lowLevel: l10n.t('Is called to deliver the signal.'),
    workload:
      exit === undefined
        ? l10n.t('The container has ended.')
        : l10n.t('The container has ended, with code {0}.', exit.code),
    kernel: l10n.t('Ends the processes; the namespaces of the container go with the last of them.'),
  };
}

function reaping(kind: RuntimeKind, l10n: Localize): string | undefined {
  switch (kind) {
    case 'containerd':
    case 'docker':
      return l10n.t('Reaps the process, and reports how it ended.');
    case 'crio':
      return l10n.t('conmon reaps the process, notes how it ended, and ends itself.');
    case 'other':
      return undefined;
  }
}
