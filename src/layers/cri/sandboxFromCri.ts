import { highLevelRuntimeOf, reporterName } from '../../runtimes/highLevelRuntimes.ts';
import type { ContainerFacts } from '../../contract/layers/container.ts';
import { type Fact, unknown } from '../../contract/layers/fact.ts';
import type { HandlerFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { asFilledText, at } from '../../runtimes/json.ts';
import { lowLevelRuntimeOf } from '../../runtimes/lowLevelRuntimes.ts';
import { readReply, type Reply } from '../../runtimes/verboseReply.ts';
import { containersOf } from './containersOf.ts';
import { optionBinary } from './optionBinary.ts';
import { residentsFact } from './residentsFact.ts';
import { sandboxCgroup } from './sandboxCgroup.ts';
import { sandboxClientOf } from './sandboxClientOf.ts';
import { sandboxHandler } from './sandboxHandler.ts';
import { sandboxNamespaces } from './sandboxNamespaces.ts';
import { sandboxNetwork } from './sandboxNetwork.ts';
import { sandboxPid } from './sandboxPid.ts';
import { shimFact } from './shimFact.ts';
import { valueOf } from './valueOf.ts';

/**
 * The facts of a sandbox, from its verbose `PodSandboxStatus` and the handlers of `Status`. What containerd's services
 * and /proc can add is `notReadYet`.
 */
export function sandboxFromCri(input: {
  readonly sandbox: Sandbox;
  readonly reply: Reply;
  /** Of cri-dockerd: `ContainerStatus` of the pod's own id, which tells of its pause container. */
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
    residents: residentsFact(runtime, reader, highLevel),
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
