import type { ContainerFacts } from '../contract/layers/container.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../contract/layers/isolation.ts';
import type { HandlerFacts } from '../contract/layers/node.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { SandboxClient, SandboxFacts, RuntimeProcess } from '../contract/layers/sandbox.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { highLevelRuntimeOf, reporterName, supervisedBy } from '../runtimes/highLevelRuntimes.ts';
import { isolationKind } from '../runtimes/isolationKinds.ts';
import { asFilledText, asInteger, at } from '../runtimes/json.ts';
import { lowLevelRuntimeOf } from '../runtimes/lowLevelRuntimes.ts';
import { readReply, type Reply, type ReplyReader } from '../runtimes/verboseReply.ts';
import { sandboxCgroup } from './cgroupFromSpec.ts';
import { optionBinary } from './containerFromCri.ts';
import { valueOf } from './factValue.ts';
import { sandboxHandler } from './handlers.ts';
import { sandboxNamespaces } from './namespacesFromSpec.ts';
import { sandboxNetwork } from './sandboxNetwork.ts';

/**
 * The facts of a sandbox, from its verbose `PodSandboxStatus` and the handlers of `Status`. What containerd's services
 * and /proc can add is `notReadYet`.
 */
export function sandboxFromCri(input: {
  readonly sandbox: Sandbox;
  readonly reply: Reply;
  /** `ContainerStatus` of the pod's own id, for a runtime that tells the pid of the pause there (`sandboxPidIn`). */
  readonly pauseReply?: Reply;
  readonly handlers: readonly HandlerFacts[];
  readonly runtimeName: string;
  readonly containers: readonly ContainerFacts[];
}): SandboxFacts {
  const { sandbox, handlers, runtimeName } = input;
  const highLevel = highLevelRuntimeOf(runtimeName);
  const reporter = reporterName(runtimeName);
  const reader = readReply(input.reply, 'PodSandboxStatus', reporter);
  const pause = readReply(input.pauseReply ?? unknown({ why: 'notReadYet' }), 'ContainerStatus', reporter);
  const handler = sandboxHandler(reader, sandbox, handlers, highLevel);
  const configured = handlers.find(({ name }) => handler.known && name === handler.value);
  const runtimeType = firstKnown(
    reader.fact('info.runtimeType', asFilledText(at(reader.info, 'runtimeType'))),
    configured?.runtimeType,
  );
  const binary = firstKnown(reader.fact('info.runtimeOptions.binary_name', optionBinary(reader)), configured?.binary);
  const runtime = lowLevelRuntimeOf(valueOf(runtimeType), valueOf(binary), valueOf(handler) ?? '');
  const namespaces = sandboxNamespaces(reader, highLevel);
  return {
    sandbox,
    client: sandboxClientOf(sandbox),
    handler,
    runtimeType,
    binary,
    runtime,
    shim: shimFact(highLevel, runtimeType),
    pid: sandboxPid(highLevel.sandboxPidIn === 'ContainerStatus' ? pause : reader, highLevel, sandbox),
    runtimeProcesses: runtimeProcessesFact(runtime, reader, highLevel),
    namespaces,
    cgroup: sandboxCgroup(reader, highLevel),
    network: sandboxNetwork(reader, highLevel, namespaces.net),
    containers: containersOf(input.containers, runtime, runtimeType, highLevel),
    trouble: undefined,
  };
}

function firstKnown(fact: Fact<string>, other: Fact<string> | undefined): Fact<string> {
  return !fact.known && other?.known === true ? other : fact;
}

/**
 * The process that holds the sandbox: pause, CRI-O's infra container, or runsc's Sentry. 0 is one that has ended; CRI-O
 * keeps the number, when it may be another process's.
 *
 * @param reader the reply to the call that tells it, which is the runtime's `sandboxPidIn`
 */
function sandboxPid(reader: ReplyReader, runtime: HighLevelRuntime, { state }: Sandbox): Fact<number | 'none'> {
  const field = runtime.withoutProcess(reader)?.field;
  if (field !== undefined) {
    return known('none', { from: 'call', method: runtime.sandboxPidIn, field });
  }
  const pid = asInteger(at(reader.info, 'pid'));
  const isKept = state === 'notReady' && at(reader.info, 'processStatus') === undefined;
  if (pid === 0 || (pid !== undefined && isKept)) {
    return unknown({ why: 'ended' });
  }
  return reader.fact('info.pid', pid !== undefined && pid > 0 ? pid : undefined);
}

/** Whether a sandbox has one shim for all of it; which process it is only /proc shows. */
function shimFact(runtime: HighLevelRuntime, runtimeType: Fact<string>): Fact<NodeProcess | 'none'> {
  switch (supervisedBy(runtime, runtimeType)) {
    case 'sandbox':
      return unknown({ why: 'notReadYet' });
    case 'container':
      return known('none', { from: 'design', of: runtime.title });
    case 'unknown':
      // A runtime that is not known may have one all the same.
      return runtimeType.known || runtime.supervises === 'unknown' ? unknown({ why: 'notReadYet' }) : runtimeType;
  }
}

/** What stays of the low-level runtime: only /proc shows it, unless we know that nothing does. */
export function runtimeProcessesFact(
  runtime: LowLevelRuntime,
  reader: ReplyReader,
  { tellsLowLevelRuntime }: HighLevelRuntime,
): Fact<readonly RuntimeProcess[]> {
  if (runtime.staysRunning === false) {
    return known([], { from: 'design', of: runtime.name });
  }
  return tellsLowLevelRuntime ? unknown({ why: 'notReadYet' }) : reader.missing;
}

/** CRI-O tells a container's runtime only through its sandbox's handler: what follows from it is added here. */
export function containersOf(
  containers: readonly ContainerFacts[],
  runtime: LowLevelRuntime,
  runtimeType: Fact<string>,
  highLevel: HighLevelRuntime,
): readonly ContainerFacts[] {
  const { hidesProcesses, isKnown } = isolationKind(runtime);
  const isWhole = supervisedBy(highLevel, runtimeType) === 'sandbox';
  return containers.map((container) => {
    const insideSandbox = isKnown ? hidesProcesses : container.insideSandbox;
    const supervisor = isWhole ? undefined : container.supervisor;
    const isSame = insideSandbox === container.insideSandbox && supervisor === container.supervisor;
    return isSame ? container : { ...container, insideSandbox, supervisor };
  });
}

/**
 * The kubelet writes on each of its pods where it has it from: `api` for the API server, `file` or `http` for a static
 * pod. Labels prove nothing: other clients copy them.
 */
function sandboxClientOf({ annotations }: Sandbox): SandboxClient {
  const source = annotations['kubernetes.io/config.source'];
  if (source === 'file' || source === 'http') {
    return 'staticPod';
  }
  return source === undefined && annotations['kubernetes.io/config.seen'] === undefined ? 'other' : 'kubelet';
}
