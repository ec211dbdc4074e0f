import type { LaneDeeds } from './laneDeeds.ts';
import type { TourFacts } from './tourFacts.ts';

export function startDeeds(facts: TourFacts): LaneDeeds {
  const { kind, sandbox, context } = facts;
  const { l10n } = context;
  const container = sandbox?.containers.at(-1);
  const pid = container?.pid.known === true && !container.insideSandbox ? container.pid.value : undefined;
  return {
    clients: l10n.t('Asks to start the container.'),
    cri: l10n.t('RuntimeService answers once the program runs.'),
    highLevel:
      kind === 'crio'
        ? l10n.t('Calls the low-level runtime, which lets the waiting process go on.')
        : l10n.t('Has the layers mounted as one root file system, and the container run on it.'),
    shim: holding(facts),
    lowLevel: starting(facts),
    workload:
      pid === undefined ? l10n.t('The program runs.') : l10n.t('The program runs, as process {0} of the node.', pid),
    kernel: kernelDeed(facts),
  };
}

function holding({ kind, context: { l10n } }: TourFacts): string | undefined {
  switch (kind) {
    case 'containerd':
    case 'docker':
      return l10n.t('Calls the low-level runtime, holds the output, and waits for the end.');
    case 'crio':
      return l10n.t('conmon writes the output to the log, and waits for the end.');
    case 'other':
      return undefined;
  }
}

function starting({ sandbox, context: { l10n } }: TourFacts): string | undefined {
  switch (sandbox?.runtime.isolation) {
    case 'hostKernel':
    case 'userNamespace':
      return l10n.t(
        'Joins the pod’s namespaces, makes the container’s own, sets cgroup, capabilities and seccomp, runs the program, and exits.',
      );
    case 'userSpaceKernel':
      return l10n.t('Has the Sentry load the program: its processes are the Sentry’s, not the node’s.');
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('Has the agent in the virtual machine start it: its processes are the guest’s, not the node’s.');
    case 'wasm':
    case 'windows':
    case 'unknown':
    case undefined:
      return undefined;
  }
}

function kernelDeed({ sandbox, context: { l10n } }: TourFacts): string | undefined {
  switch (sandbox?.runtime.isolation) {
    case 'hostKernel':
    case 'userNamespace':
      return l10n.t('Answers the container’s system calls, counts what it uses, and holds it to its limits.');
    case 'userSpaceKernel':
      return l10n.t('Sees the Sentry’s system calls alone, and holds the pod to its limits.');
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('Sees the hypervisor alone, and holds it to its limits.');
    case 'wasm':
    case 'windows':
    case 'unknown':
    case undefined:
      return undefined;
  }
}
