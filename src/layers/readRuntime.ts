import { reporterName } from '../runtimes/highLevelRuntimes.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { RuntimeInfo } from '../contract/runtime.ts';
import type { EndpointSession } from '../model/endpointSession.ts';
import { asFilledText, at } from '../runtimes/json.ts';
import { isUnknown, type Reply } from '../runtimes/verboseReply.ts';
import { replyOf } from './replyOf.ts';

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
