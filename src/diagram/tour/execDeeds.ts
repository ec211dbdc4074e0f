import type { LaneDeeds } from './laneDeeds.ts';
import type { TourFacts } from './tourFacts.ts';
import { isStreamed } from './tourPath.ts';

export function execDeeds(facts: TourFacts): LaneDeeds {
  const { step, context } = facts;
  const { l10n } = context;
  const streamed = isStreamed(step);
  return {
    clients: streamed
      ? l10n.t('Asks for a command, gets an address, and opens a WebSocket to it.')
      : l10n.t('Asks for a command, and waits for its output.'),
    cri: streamed
      ? l10n.t('RuntimeService answers with an address that is good once; the streaming server takes it up.')
      : l10n.t('RuntimeService answers when the command has ended, with its output and exit code.'),
    highLevel: l10n.t('Asks for one more process in the container.'),
    shim: watching(facts),
    lowLevel: joining(facts),
    workload: l10n.t('The command runs beside the program, and sees what it sees.'),
  };
}

function watching({ kind, step, context: { l10n } }: TourFacts): string | undefined {
  switch (kind) {
    case 'containerd':
    case 'docker':
      return l10n.t('Becomes the parent of the command, and passes on its output.');
    case 'crio':
      return isStreamed(step) ? undefined : l10n.t('A conmon of its own watches the command.');
    case 'other':
      return undefined;
  }
}

function joining({ sandbox, context: { l10n } }: TourFacts): string | undefined {
  switch (sandbox?.runtime.isolation) {
    case 'hostKernel':
    case 'userNamespace':
      return l10n.t('Runs once more for a moment: joins the container’s namespaces, runs the command, and exits.');
    case 'userSpaceKernel':
      return l10n.t('Has the Sentry start the command.');
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('Has the agent in the virtual machine start the command.');
    case 'wasm':
    case 'windows':
    case 'unknown':
    case undefined:
      return undefined;
  }
}
