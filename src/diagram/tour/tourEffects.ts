import type { Localize } from '../../common/localize.ts';
import { plainText } from '../../words/plainText.ts';
import { lanes } from '../projectNodeScreen.ts';
import type { RuntimeKind } from '../runtime/runtimeKind.ts';
import type { LaneId } from '../screen/nodeScreen.ts';
import type { TourEffect } from '../screen/tourScreen.ts';
import type { TourFacts } from './tourFacts.ts';
import { isStreamed } from './tourPath.ts';

/** In the order of the lanes, as the diagram has them. */
export function tourEffects(facts: TourFacts): readonly TourEffect[] {
  const deeds = effectsOf(facts);
  return lanes(facts.context.l10n).flatMap(({ id, title }) => {
    const text = deeds[id];
    return text === undefined ? [] : [{ layer: title, text }];
  });
}

function effectsOf(facts: TourFacts): LaneEffects {
  switch (facts.step.kind) {
    case 'pull':
      return pullEffects(facts);
    case 'runSandbox':
      return runSandboxEffects(facts);
    case 'create':
      return createEffects(facts);
    case 'start':
      return startEffects(facts);
    case 'exec':
      return execEffects(facts);
    case 'stop':
      return stopEffects(facts);
    case 'remove':
      return removeEffects(facts);
  }
}

/** What each lane's layer did in a step; one that did nothing is left out. */
export type LaneEffects = Partial<Readonly<Record<LaneId, string | undefined>>>;

export function pullEffects(facts: TourFacts): LaneEffects {
  const { l10n } = facts.context;
  return {
    clients: l10n.t('Asks for the image {0}.', plainText(facts.image)),
    cri: l10n.t('ImageService takes one call and answers when all of it is there.'),
    highLevel: imageFetch(facts),
  };
}

function imageFetch({ kind, context: { l10n } }: TourFacts): string {
  switch (kind) {
    case 'containerd':
      return l10n.t(
        'Reads the manifest, fetches the layers that it lacks, checks each against its digest, and unpacks it into a snapshot on top of the one below.',
      );
    case 'crio':
      return l10n.t('Reads the manifest, fetches the layers that it lacks, and unpacks them into containers/storage.');
    case 'docker':
      return l10n.t('cri-dockerd passes the pull on; dockerd fetches the layers that it lacks and unpacks them.');
    case 'other':
      return l10n.t('Fetches the layers that it lacks and unpacks them.');
  }
}

export function runSandboxEffects(facts: TourFacts): LaneEffects {
  const { sandbox, context } = facts;
  const { l10n } = context;
  const network = sandbox?.network;
  const address = network?.known === true ? network.value.addresses[0] : undefined;
  return {
    clients: l10n.t('Asks for a sandbox: the room of a pod, still without containers.'),
    cri: l10n.t('RuntimeService takes name, namespace, uid and what the containers will share.'),
    highLevel: sandboxPreparation(facts),
    shim: sandboxSupervision(facts),
    lowLevel: sandboxIsolation(facts),
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

function sandboxPreparation(facts: TourFacts): string {
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

function sandboxSupervision(facts: TourFacts): string | undefined {
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

function sandboxIsolation(facts: TourFacts): string | undefined {
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

export function createEffects(facts: TourFacts): LaneEffects {
  const { kind, context } = facts;
  const { l10n } = context;
  return {
    clients: l10n.t('Asks for a container in the sandbox: the image, the command, limits and rights.'),
    cri: l10n.t('RuntimeService answers with the id of a container that does not run yet.'),
    highLevel: containerPreparation(facts),
    shim: kind === 'crio' ? l10n.t('A conmon starts for the container, and stays.') : undefined,
    lowLevel:
      kind === 'crio'
        ? l10n.t('Prepares the container up to its first instruction: a process waits to become the program.')
        : undefined,
    workload: l10n.t('The container is created.'),
  };
}

function containerPreparation({ kind, context: { l10n } }: TourFacts): string {
  switch (kind) {
    case 'containerd':
      return l10n.t('Adds a writable snapshot on top of the image’s, and writes the OCI spec. No process starts.');
    case 'crio':
      return l10n.t('Adds a writable layer on top of the image’s, writes the OCI spec, and starts conmon with it.');
    case 'docker':
      return l10n.t('cri-dockerd translates; dockerd adds a writable layer on top of the image’s. No process starts.');
    case 'other':
      return l10n.t('Prepares the root file system and the OCI spec of the container.');
  }
}

export function startEffects(facts: TourFacts): LaneEffects {
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
    shim: containerSupervision(facts),
    lowLevel: containerStart(facts),
    workload:
      pid === undefined ? l10n.t('The program runs.') : l10n.t('The program runs, as process {0} of the node.', pid),
    kernel: kernelEffect(facts),
  };
}

function containerSupervision({ kind, context: { l10n } }: TourFacts): string | undefined {
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

function containerStart({ sandbox, context: { l10n } }: TourFacts): string | undefined {
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

function kernelEffect({ sandbox, context: { l10n } }: TourFacts): string | undefined {
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

export function execEffects(facts: TourFacts): LaneEffects {
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
    shim: execSupervision(facts),
    lowLevel: execStart(facts),
    workload: l10n.t('The command runs beside the program, and sees what it sees.'),
  };
}

function execSupervision({ kind, step, context: { l10n } }: TourFacts): string | undefined {
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

function execStart({ sandbox, context: { l10n } }: TourFacts): string | undefined {
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

export function stopEffects({ kind, sandbox, context }: TourFacts): LaneEffects {
  const { l10n } = context;
  const exit = sandbox?.containers.at(-1)?.container.exit;
  return {
    clients: l10n.t('Asks to stop the container, with a time to end by itself.'),
    cri: l10n.t('RuntimeService answers when it has ended.'),
    highLevel: l10n.t('Sends the image’s stop signal, SIGTERM if it names none, and SIGKILL when the time is up.'),
    shim: stopSupervision(kind, l10n),
    lowLevel: l10n.t('Is called to deliver the signal.'),
    workload:
      exit === undefined
        ? l10n.t('The container has ended.')
        : l10n.t('The container has ended, with code {0}.', exit.code),
    kernel: l10n.t('Ends the processes; the namespaces of the container go with the last of them.'),
  };
}

function stopSupervision(kind: RuntimeKind, l10n: Localize): string | undefined {
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

export function removeEffects({ kind, context }: TourFacts): LaneEffects {
  const { l10n } = context;
  return {
    clients: l10n.t('Asks to remove the container, then to stop and remove the sandbox.'),
    cri: l10n.t('RuntimeService forgets both ids.'),
    highLevel: l10n.t('Drops the writable layer, has CNI’s plugins take the interface away, and frees the address.'),
    shim: kind === 'containerd' || kind === 'docker' ? l10n.t('Ends: it has nothing left to hold.') : undefined,
    workload: l10n.t('Nothing of the pod is left.'),
    kernel: l10n.t('Frees the namespaces and the cgroups.'),
  };
}
