import type { Container } from '../contract/container.ts';
import type { ContainerFacts } from '../contract/layers/container.ts';
import { type Fact, unknown, type Unknown } from '../contract/layers/fact.ts';
import { highLevelRuntimeOf, reporterName } from '../runtimes/highLevelRuntimes.ts';
import { isolationKind } from '../runtimes/isolationKinds.ts';
import { asFilledText, asInteger, asTexts, at } from '../runtimes/json.ts';
import { lowLevelRuntimeOf } from '../runtimes/lowLevelRuntimes.ts';
import { readReply, type Reply, type ReplyReader } from '../runtimes/verboseReply.ts';
import { cgroupFromSpec } from './cgroupFromSpec.ts';
import { isolationFromSpec } from './isolationFromSpec.ts';
import { mountsFromSpec } from './mountsFromSpec.ts';
import { containerNamespaces } from './namespacesFromSpec.ts';
import { rootPathFact } from './rootFilesystem.ts';

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

/**
 * CRI-O keeps the pid after the exit, when it may be another process's. containerd and cri-dockerd report 0 for an
 * exited container, and for one that is created only: they start its process with it, CRI-O makes it beforehand.
 */
function containerPid(reader: ReplyReader, { state }: Container): Fact<number> {
  const pid = asInteger(at(reader.info, 'pid'));
  const hasExited = state === 'exited' || at(reader.body, 'status', 'state') === 'CONTAINER_EXITED';
  if (hasExited || (pid === 0 && state === 'running')) {
    return unknown({ why: 'ended' });
  }
  return reader.fact('info.pid', pid !== undefined && pid > 0 ? pid : undefined);
}

/** The binary that containerd's shim runs, in the verbose status of a sandbox and of a container. */
export function optionBinary(reader: ReplyReader): string | undefined {
  return asFilledText(at(reader.info, 'runtimeOptions', 'binary_name'));
}
