import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { RecordedStep, TourRecording } from '../../contract/layers/tour.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { lanes } from '../projectNodeScreen.ts';
import { highLevelRuntime } from '../runtime/runtimeTitle.ts';
import type { LaneId } from '../screen/nodeScreen.ts';
import type { TourEffect } from '../screen/tourScreen.ts';

/** What a step of the tour is told from. */
export interface TourFacts {
  readonly image: string;
  readonly step: RecordedStep;
  readonly runtime: HighLevelRuntime;
  /**
   * The tour's own sandbox as it is at the end of the step. In steps before it was made and after it was removed, as it
   * was when it was there.
   */
  readonly sandbox: SandboxFacts | undefined;
  readonly context: WordContext;
}

export function tourFacts(recording: TourRecording, step: RecordedStep, context: WordContext): TourFacts {
  const { image, sandboxId, steps } = recording;
  const ofStep = ({ layers }: RecordedStep): SandboxFacts | undefined =>
    layers.sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
  const before = steps.slice(0, steps.indexOf(step) + 1).reverse();
  const sandbox = [...before, ...steps].map(ofStep).find((facts) => facts !== undefined);
  return { image, step, runtime: highLevelRuntime(step.layers.node.runtime), sandbox, context };
}

/** `Exec` answers with an address of the streaming server; `ExecSync` with the output itself. */
export function isStreamed({ calls }: RecordedStep): boolean {
  return calls.some(({ method }) => method === 'Exec');
}

/** What each layer did in a step, in the order of the lanes. A layer that did nothing is left out. */
export function tourEffects(facts: TourFacts): readonly TourEffect[] {
  const effects = effectsOf(facts);
  return lanes(facts.context.l10n).flatMap(({ id, title }) => {
    const text = effects[id];
    return text === undefined ? [] : [{ layer: title, text }];
  });
}

type LaneEffects = Partial<Readonly<Record<LaneId, string | undefined>>>;

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

function pullEffects({ image, runtime, context: { l10n } }: TourFacts): LaneEffects {
  return {
    clients: l10n.t('Asks for the image {0}.', plainText(image)),
    cri: l10n.t('ImageService takes one call and answers when all of it is there.'),
    highLevel: runtime.words.tour.pull(l10n),
  };
}

function runSandboxEffects({ runtime, sandbox, context: { l10n } }: TourFacts): LaneEffects {
  const network = sandbox?.network;
  const address = network?.known === true ? network.value.addresses[0] : undefined;
  const hasProcess = !(sandbox?.pid.known === true && sandbox.pid.value === 'none');
  return {
    clients: l10n.t('Asks for a sandbox: the room of a pod, still without containers.'),
    cri: l10n.t('RuntimeService takes name, namespace, uid and what the containers will share.'),
    highLevel: runtime.words.tour.runSandbox(l10n),
    shim: runtime.words.supervisorTour.runSandbox(hasProcess, l10n),
    lowLevel: hasProcess
      ? isolationTour(sandbox)?.runSandbox(l10n)
      : l10n.t('Has nothing to do: there is no pause process to start.'),
    workload:
      address === undefined
        ? l10n.t('The sandbox is ready.')
        : l10n.t('The sandbox is ready, with the address {0}.', plainText(address)),
    kernel: l10n.t('Makes the namespaces and the cgroup of the pod.'),
  };
}

function isolationTour(sandbox: SandboxFacts | undefined) {
  return sandbox && isolationKind(sandbox.runtime).words.tour;
}

function createEffects({ runtime, context: { l10n } }: TourFacts): LaneEffects {
  return {
    clients: l10n.t('Asks for a container in the sandbox: the image, the command, limits and rights.'),
    cri: l10n.t('RuntimeService answers with the id of a container that does not run yet.'),
    highLevel: runtime.words.tour.create(l10n),
    shim: runtime.words.supervisorTour.create(l10n),
    lowLevel: runtime.createsProcess
      ? l10n.t('Prepares the container up to its first instruction: a process waits to become the program.')
      : undefined,
    workload: l10n.t('The container is created.'),
  };
}

function startEffects({ runtime, sandbox, context: { l10n } }: TourFacts): LaneEffects {
  const container = sandbox?.containers.at(-1);
  const pid = container?.pid.known === true && !container.insideSandbox ? container.pid.value : undefined;
  return {
    clients: l10n.t('Asks to start the container.'),
    cri: l10n.t('RuntimeService answers once the program runs.'),
    highLevel: runtime.words.tour.start(l10n),
    shim: runtime.words.supervisorTour.start(l10n),
    lowLevel: isolationTour(sandbox)?.start(l10n),
    workload:
      pid === undefined ? l10n.t('The program runs.') : l10n.t('The program runs, as process {0} of the node.', pid),
    kernel: isolationTour(sandbox)?.startKernel(l10n),
  };
}

function execEffects({ runtime, step, sandbox, context: { l10n } }: TourFacts): LaneEffects {
  const streamed = isStreamed(step);
  return {
    clients: streamed
      ? l10n.t('Asks for a command, gets an address, and opens a WebSocket to it.')
      : l10n.t('Asks for a command, and waits for its output.'),
    cri: streamed
      ? l10n.t('RuntimeService answers with an address that is good once; the streaming server takes it up.')
      : l10n.t('RuntimeService answers when the command has ended, with its output and exit code.'),
    highLevel: l10n.t('Asks for one more process in the container.'),
    shim: runtime.words.supervisorTour.exec(streamed, l10n),
    lowLevel: isolationTour(sandbox)?.exec(l10n),
    workload: l10n.t('The command runs beside the program, and sees what it sees.'),
  };
}

function stopEffects({ runtime, sandbox, context: { l10n } }: TourFacts): LaneEffects {
  const exit = sandbox?.containers.at(-1)?.container.exit;
  return {
    clients: l10n.t('Asks to stop the container, with a time to end by itself.'),
    cri: l10n.t('RuntimeService answers when it has ended.'),
    highLevel: l10n.t('Sends the image’s stop signal, SIGTERM if it names none, and SIGKILL when the time is up.'),
    shim: runtime.words.supervisorTour.stop(l10n),
    lowLevel: l10n.t('Is called to deliver the signal.'),
    workload:
      exit === undefined
        ? l10n.t('The container has ended.')
        : l10n.t('The container has ended, with code {0}.', exit.code),
    kernel: l10n.t('Ends the processes; the namespaces of the container go with the last of them.'),
  };
}

function removeEffects({ runtime, context: { l10n } }: TourFacts): LaneEffects {
  return {
    clients: l10n.t('Asks to remove the container, then to stop and remove the sandbox.'),
    cri: l10n.t('RuntimeService forgets both ids.'),
    highLevel: l10n.t('Drops the writable layer, has CNI’s plugins take the interface away, and frees the address.'),
    shim: runtime.words.supervisorTour.remove(l10n),
    workload: l10n.t('Nothing of the pod is left.'),
    kernel: l10n.t('Frees the namespaces and the cgroups.'),
  };
}
