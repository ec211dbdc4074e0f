import { isRecord } from '../common/isRecord.ts';
import type { ContainerdPort } from '../contract/containerd.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { RuntimeFacts } from '../contract/layers/node.ts';
import type { RuntimeInfo } from '../contract/runtime.ts';
import type { EndpointSession } from '../model/session/endpointSession.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { reporterName } from '../runtimes/highLevelRuntimes.ts';
import { asFilledText, at } from '../runtimes/json.ts';
import { isUnknown, type Reply } from '../runtimes/verboseReply.ts';
import { replyOf } from './reply.ts';

/** What a runtime says of itself; read when it changes. */
export interface RuntimeReading {
  readonly statusRaw: Reply;
  readonly isContainerd: boolean;
  readonly serverPid: number | undefined;
  /** The path of the socket that it says it listens at. */
  readonly listensAt: string | undefined;
}

export async function readRuntime(
  { runtime, containerd }: Pick<EndpointSession, 'runtime' | 'containerd'>,
  signal: AbortSignal,
): Promise<RuntimeReading> {
  const [statusRaw, served] = await Promise.all([
    replyOf('Status', () => runtime.statusRaw({ signal })),
    replyOf('isServed', () => containerd.isServed({ signal })),
  ]);
  const isContainerd = served === true;
  const serverPid = isContainerd ? await replyOf('Server', () => containerd.serverPid({ signal })) : undefined;
  return {
    statusRaw,
    isContainerd,
    serverPid: typeof serverPid === 'number' ? serverPid : undefined,
    listensAt: isUnknown(statusRaw) ? undefined : asFilledText(at(statusRaw, 'info', 'config', 'containerdEndpoint')),
  };
}

/** As the store has it: it asks `RuntimeConfig`, which containerd has since 2.0. */
export function cgroupDriverFact(runtime: RuntimeInfo | undefined): Fact<string> {
  if (runtime === undefined) {
    return unknown({ why: 'notReadYet' });
  }
  const { version, cgroupDriver } = runtime;
  return cgroupDriver === undefined
    ? unknown({ why: 'notReported', by: `${reporterName(version.name)} ${version.version}` })
    : known(cgroupDriver, { from: 'call', method: 'RuntimeConfig', field: 'linux.cgroup_driver' });
}

export type RuntimeCounts = Pick<RuntimeFacts, 'tasks' | 'snapshots' | 'blobs'>;

/** How much there is of what only containerd's own services count. */
export async function readCounts(
  containerd: Pick<ContainerdPort, 'listTasks' | 'countSnapshots' | 'contentSize'>,
  snapshotter: Fact<string>,
  signal: AbortSignal,
): Promise<RuntimeCounts> {
  const [tasks, snapshots, blobs] = await Promise.all([
    replyOf('Tasks.List', async () => (await containerd.listTasks({ signal })).length),
    snapshotter.known
      ? replyOf('Snapshots.List', () => containerd.countSnapshots(snapshotter.value, { signal }))
      : snapshotter,
    replyOf('Content.List', async () => {
      const { count, bytes } = await containerd.contentSize({ signal });
      return { count, bytes };
    }),
  ]);
  return {
    tasks: typeof tasks === 'number' ? listed(tasks, 'Tasks.List') : tasks,
    snapshots: typeof snapshots === 'number' ? listed(snapshots, 'Snapshots.List') : snapshots,
    blobs: isRecord(blobs) && 'count' in blobs ? listed(blobs, 'Content.List') : blobs,
  };
}

/** The counts of a runtime that is not containerd. */
export function noCounts(runtimeName: string): RuntimeCounts {
  const none = unknown({ why: 'notReported', by: runtimeName });
  return { tasks: none, snapshots: none, blobs: none };
}

function listed<T>(value: T, method: string): Fact<T> {
  return known(value, { from: 'call', method, field: '' });
}

/** As `Version` has it; empty as long as that was not read. */
export function runtimeNameOf({ runtime }: Pick<EndpointSnapshot, 'runtime'>): string {
  return runtime?.version.name ?? '';
}
