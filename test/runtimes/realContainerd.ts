import path from 'node:path';
import type { ContainerdInstance, ContainerdOptions } from '../../scripts/testbed/containerd/containerdInstance.ts';
import type { ContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import { prepareRuntimes } from '../../scripts/testbed/packages/prepareRuntimes.ts';
import { startTestbed, type Testbed } from '../../scripts/testbed/startTestbed.ts';
import { TestbedUnavailable } from '../../scripts/testbed/testbedUnavailable.ts';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import type { CallObserver } from '../../src/contract/call.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import { newestRuntime } from './availability.ts';
import type { TestRuntime } from './testRuntime.ts';

export interface RealContainerd extends TestRuntime {
  readonly containerd: ContainerdInstance;
  /** host:port of a registry that it may pull from, in plain HTTP. */
  readonly registryAddress: string;
  /** Another client, disposed with the runtime. */
  connect(requestTimeoutMs?: number, observer?: CallObserver): EndpointClient;
  /** Another line of containerd takes its place, on the same socket, root and state. Pods run on. */
  upgradeTo(line: ContainerdVersion): Promise<void>;
  /** The host's process id of a running container. */
  pidOf(containerId: string): Promise<number>;
}

/**
 * A containerd with a registry; the newest that this machine can have, unless a line is named.
 *
 * @param options what its configuration says besides
 */
export async function realContainerd(
  line?: ContainerdVersion,
  options: Pick<ContainerdOptions, 'criOptions' | 'streamServer'> = {},
): Promise<RealContainerd> {
  const version = line ?? (await newestRuntime());
  if (version === undefined) {
    throw new TestbedUnavailable('no line of containerd can be had');
  }
  const testbed: Testbed = await startTestbed({ versions: [version], registry: true, report: console.log, ...options });
  const containerd = testbed.containerd(version);
  const registryAddress = testbed.registry?.address ?? 'none';
  const address = { kind: 'unix', path: containerd.socketPath } as const;
  const clients: EndpointClient[] = [];
  const connect = (requestTimeoutMs = 10_000, observer?: CallObserver): EndpointClient => {
    const each = connectEndpoint(address, () => requestTimeoutMs, observer);
    clients.push(each);
    return each;
  };
  const client = connect();
  return {
    containerd,
    registryAddress,
    connect,
    upgradeTo: async (newLine) => {
      const { containerds } = await prepareRuntimes([newLine], console.log);
      for (const [each, binaries] of containerds) {
        await containerd.restartAs(each, binaries);
      }
      client.reconnect();
    },
    pidOf: async (containerId) => pidIn((await client.runtime.containerDetails(containerId)).raw),
    address,
    client,
    cgroupParent: containerd.cgroupParent,
    busyboxImage: 'docker.io/local/busybox:1',
    pullableImage: `${registryAddress}/local/hello:1`,
    logFolder: path.join(containerd.folder, 'logs'),
    [Symbol.asyncDispose]: async () => {
      clients.forEach((each) => each.dispose());
      await testbed.stop();
    },
  };
}

/** containerd tells it in the verbose information of a status. */
function pidIn(raw: JsonObject): number {
  const { info } = raw as { info?: { info?: { pid?: number } } };
  const pid = info?.info?.pid ?? 0;
  if (pid <= 0) {
    throw new Error('The container has no process.');
  }
  return pid;
}
