import { inParallel } from '../common/inParallel.ts';
import type { Container } from '../contract/container.ts';
import type { ContainerFacts } from '../contract/layers/container.ts';
import { unknown, type UnknownReason } from '../contract/layers/fact.ts';
import type { HandlerFacts } from '../contract/layers/node.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { asFilledText, asFlag, at } from '../runtimes/json.ts';
import { isUnknown, type Reply } from '../runtimes/verboseReply.ts';
import { containerFromCri } from './containerFromCri.ts';
import { replyOf } from './reply.ts';
import { sandboxFromCri } from './sandboxFromCri.ts';

const containersAtATime = 4;

export interface SandboxToRead {
  readonly sandbox: Sandbox;
  /** In the order in which they were made. */
  readonly containers: readonly Container[];
  readonly handlers: readonly HandlerFacts[];
  readonly runtimeName: string;
}

interface SandboxReading {
  readonly base: SandboxFacts;
  readonly networkClosed: boolean | undefined;
  readonly snapshotter: string | undefined;
  /** Why it, or a container of it, could not be read. */
  readonly failed: UnknownReason | undefined;
  /** Whether the lists call it, or a container of it, what its own status does not: some ends come without an event. */
  readonly differsFromList: boolean;
  /** Names of the containers' writable snapshots, by container id, where the runtime tells. */
  readonly snapshotKeys: ReadonlyMap<string, string>;
}

const notReadYet = unknown({ why: 'notReadYet' });

/** The facts before anything was asked: what the lists tell. */
export function unreadSandbox(of: SandboxToRead): SandboxFacts {
  return factsOf(of, notReadYet, undefined, () => notReadYet);
}

/**
 * Asks the runtime of a sandbox and, when it is shown in detail, of each of its containers. What could not be read is an
 * unknown fact; rejects only when aborted.
 */
export async function readSandbox(
  of: SandboxToRead,
  runtime: Pick<RuntimePort, 'sandboxDetails' | 'containerDetails'>,
  detailed: boolean,
  signal: AbortSignal,
): Promise<SandboxReading> {
  const { sandbox, containers, runtimeName } = of;
  const containerReply = (id: string): Promise<Reply> =>
    replyOf('ContainerStatus', async () => (await runtime.containerDetails(id, { signal })).raw);
  const [reply, pauseReply, replies] = await Promise.all([
    replyOf('PodSandboxStatus', async () => (await runtime.sandboxDetails(sandbox.id, { signal })).raw),
    highLevelRuntimeOf(runtimeName).sandboxPidIn === 'ContainerStatus' ? containerReply(sandbox.id) : undefined,
    inParallel(detailed ? containers : [], containersAtATime, ({ id }) => containerReply(id)),
  ]);
  const replyTo = new Map(containers.map(({ id }, index) => [id, replies[index] ?? notReadYet]));
  const base = factsOf(of, reply, pauseReply, (id) => replyTo.get(id) ?? notReadYet);
  const ownNetwork = base.namespaces.net.known && base.namespaces.net.value.owner !== 'host';
  const info = isUnknown(reply) ? undefined : at(reply, 'info', 'info');
  return {
    base,
    networkClosed: ownNetwork ? asFlag(at(info, 'netNamespaceClosed')) : undefined,
    snapshotter: asFilledText(at(info, 'snapshotter')),
    failed: [reply, ...replies].find(isUnknown)?.reason,
    differsFromList:
      hasEnded(reply, 'SANDBOX_NOTREADY', sandbox.state === 'notReady') ||
      containers.some(({ state }, index) =>
        hasEnded(replies[index] ?? notReadYet, 'CONTAINER_EXITED', state === 'exited'),
      ),
    snapshotKeys: new Map(
      [...replyTo].flatMap(([id, each]) => {
        const key = isUnknown(each) ? undefined : asFilledText(at(each, 'info', 'info', 'snapshotKey'));
        return key === undefined ? [] : [[id, key]];
      }),
    ),
  };
}

function factsOf(
  { sandbox, containers, handlers, runtimeName }: SandboxToRead,
  reply: Reply,
  pauseReply: Reply | undefined,
  replyTo: (containerId: string) => Reply,
): SandboxFacts {
  const facts = containers.map((container): ContainerFacts =>
    containerFromCri({ container, reply: replyTo(container.id), sandbox: { reply, runtimeName } }),
  );
  return sandboxFromCri({
    ...{ sandbox, reply, handlers, runtimeName, containers: facts },
    ...(pauseReply !== undefined && { pauseReply }),
  });
}

function hasEnded(reply: Reply, endedState: string, isListedSo: boolean): boolean {
  return !isUnknown(reply) && !isListedSo && at(reply, 'status', 'state') === endedState;
}
