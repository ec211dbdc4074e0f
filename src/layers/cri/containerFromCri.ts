import type { Container } from '../../contract/container.ts';
import type { ContainerFacts } from '../../contract/layers/container.ts';
import { unknown, type Unknown } from '../../contract/layers/fact.ts';
import { cgroupFromSpec } from './cgroupFromSpec.ts';
import { containerNamespaces } from './containerNamespaces.ts';
import { containerPid } from './containerPid.ts';
import { isInsideSandbox } from './isInsideSandbox.ts';
import { isolationFromSpec } from './isolationFromSpec.ts';
import { asFilledText, asTexts, at } from './jsonPath.ts';
import { lowLevelRuntimeOf } from './lowLevelRuntimeOf.ts';
import { mountsFromSpec } from './mountsFromSpec.ts';
import { optionBinary } from './optionBinary.ts';
import type { Reply } from './reply.ts';
import { readReply } from './replyReader.ts';
import { rootPathFact } from './rootPathFact.ts';
import { runtimeKind } from './runtimeKind.ts';

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
  const reader = readReply(input.reply, 'ContainerStatus', runtimeName);
  const sandbox = readReply(input.sandbox.reply, 'PodSandboxStatus', runtimeName);
  const kind = runtimeKind(runtimeName);
  return {
    container,
    pid: containerPid(reader, container),
    insideSandbox: isInsideSandbox(
      lowLevelRuntimeOf(asFilledText(at(reader.info, 'runtimeType')), optionBinary(reader), ''),
    ),
    commandLine: reader.fact('info.runtimeSpec.process.args', asTexts(at(reader.spec, 'process', 'args'))),
    supervisor: kind === 'containerd' ? undefined : whileItRuns(container, notReadYet),
    // Only containerd's tasks tell which processes were exec'd.
    execPids: whileItRuns(container, kind === 'containerd' ? notReadYet : reader.missing),
    namespaces: containerNamespaces(reader, sandbox),
    cgroup: cgroupFromSpec(reader),
    isolation: isolationFromSpec(reader),
    rootFilesystem: {
      snapshotter: reader.fact('info.snapshotter', asFilledText(at(reader.info, 'snapshotter'))),
      layers: notReadYet,
      path: rootPathFact(reader),
    },
    mounts: mountsFromSpec(reader),
    trouble: container.paused === true ? { is: 'paused' } : undefined,
  };
}

const notReadYet = unknown({ why: 'notReadYet' });

function whileItRuns({ state }: Container, fact: Unknown): Unknown {
  return state === 'exited' ? unknown({ why: 'ended' }) : fact;
}
