import { plainText } from '../../words/plainText.ts';
import type { LaneDeeds } from './laneDeeds.ts';
import type { TourFacts } from './tourFacts.ts';

export function runSandboxDeeds(facts: TourFacts): LaneDeeds {
  const { sandbox, context } = facts;
  const { l10n } = context;
  const network = sandbox?.network;
  const address = network?.known === true ? network.value.addresses[0] : undefined;
  return {
    clients: l10n.t('Asks for a sandbox: the room of a pod, still without containers.'),
    cri: l10n.t('RuntimeService takes name, namespace, uid and what the containers will share.'),
    highLevel: preparing(facts),
    shim: holding(facts),
    lowLevel: isolating(facts),
    workload:
      address === undefined
        ? l10n.t('The sandbox is ready.')
        : l10n.t('The sandbox is ready, with the address {0}.', plainText(address)),
    kernel: l10n.t('Makes the namespaces and the cgroup of the pod.'),
  };
}

function hasPause({ sandbox }: TourFacts): boolean {
  return !(sandbox?.pid.known === true && sandbox.pid.value === 'none');
}

function preparing(facts: TourFacts): string {
  const { l10n } = facts.context;
  switch (facts.kind) {
    case 'containerd':
      return l10n.t(
        'Makes a network namespace, has CNI’s plugins put an interface into it, and starts a shim for the pod.',
      );
    case 'crio':
      return l10n.t('Pins the namespaces as files, and has CNI’s plugins put an interface into the network’s.');
    case 'docker':
      return l10n.t(
        'cri-dockerd has dockerd run a pause container, then has CNI’s plugins put an interface into its network.',
      );
    case 'other':
      return l10n.t('Makes what the containers of the pod will share.');
  }
}

function holding(facts: TourFacts): string | undefined {
  const { l10n } = facts.context;
  switch (facts.kind) {
    case 'containerd':
      return l10n.t('Starts, calls the low-level runtime for the sandbox’s own process, and stays.');
    case 'docker':
      return l10n.t('One starts for the pause container alone, and stays.');
    case 'crio':
      return hasPause(facts) ? l10n.t('A conmon starts for the pause process, and stays.') : undefined;
    case 'other':
      return undefined;
  }
}

function isolating(facts: TourFacts): string | undefined {
  const { l10n } = facts.context;
  if (!hasPause(facts)) {
    return l10n.t('Has nothing to do: there is no pause process to start.');
  }
  switch (facts.sandbox?.runtime.isolation) {
    case 'hostKernel':
    case 'userNamespace':
      return l10n.t('Joins or makes the namespaces, starts pause in them, and exits.');
    case 'userSpaceKernel':
      return l10n.t('Starts the Sentry, and a gofer that opens files for it. Both stay.');
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('Boots a virtual machine with a kernel of its own and an agent in it. It stays.');
    case 'wasm':
    case 'windows':
    case 'unknown':
    case undefined:
      return undefined;
  }
}
