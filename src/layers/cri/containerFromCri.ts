import { highLevelRuntimeOf, reporterName } from '../../runtimes/highLevelRuntimes.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import type { Container } from '../../contract/container.ts';
import type { ContainerFacts } from '../../contract/layers/container.ts';
import { unknown, type Unknown } from '../../contract/layers/fact.ts';
import { asFilledText, asTexts, at } from '../../runtimes/json.ts';
import { lowLevelRuntimeOf } from '../../runtimes/lowLevelRuntimes.ts';
import { readReply, type Reply } from '../../runtimes/verboseReply.ts';
import { cgroupFromSpec } from './cgroupFromSpec.ts';
import { containerNamespaces } from './containerNamespaces.ts';
import { containerPid } from './containerPid.ts';
import { isolationFromSpec } from './isolationFromSpec.ts';
import { mountsFromSpec } from './mountsFromSpec.ts';
import { optionBinary } from './optionBinary.ts';
import { rootPathFact } from './rootPathFact.ts';

/**
 * The facts of a container, from the verbose `ContainerStatus` and its pod's `PodSandboxStatus`. What containerd's
 * services and /proc can add is `notReadYet`.
 */
export function containerFromCri(input: {
  readonly container: Container;
  readonly reply: Reply;
  readonly sandbox: { readonly reply: Reply; readonly runtimeName: string };
}): ContainerFacts {
  const { container } = input;
  const { runtimeName } = input.sandbox;
  const runtime = highLevelRuntimeOf(runtimeName);
  const reader = readReply(input.reply, 'ContainerStatus', reporterName(runtimeName));
  const sandbox = readReply(input.sandbox.reply, 'PodSandboxStatus', reporterName(runtimeName));
  return {
    container,
    pid: containerPid(reader, container),
    insideSandbox: isolationKind(
      lowLevelRuntimeOf(asFilledText(at(reader.info, 'runtimeType')), optionBinary(reader), ''),
    ).hidesProcesses,
    commandLine: reader.fact('info.runtimeSpec.process.args', asTexts(at(reader.spec, 'process', 'args'))),
    supervisor: runtime.supervises === 'container' ? whileItRuns(container, notReadYet) : undefined,
    execPids: whileItRuns(container, runtime.tellsExecs ? notReadYet : reader.missing),
    namespaces: containerNamespaces(reader, sandbox, runtime),
    cgroup: cgroupFromSpec(reader),
    isolation: isolationFromSpec(reader, runtime),
    rootFilesystem: {
      snapshotter: reader.fact('info.snapshotter', asFilledText(at(reader.info, 'snapshotter'))),
      layers: notReadYet,
      path: rootPathFact(reader),
    },
    mounts: mountsFromSpec(reader, runtime),
    trouble: container.paused === true ? { is: 'paused' } : undefined,
  };
}

const notReadYet = unknown({ why: 'notReadYet' });

function whileItRuns({ state }: Container, fact: Unknown): Unknown {
  return state === 'exited' ? unknown({ why: 'ended' }) : fact;
}
