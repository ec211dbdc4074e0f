import { ContainerdInstance, type ContainerdOptions } from './containerd/containerdInstance.ts';
import { baseImages } from './images/baseImages.ts';
import { type ProcessIdentity, runningProcess } from './instance/processIdentity.ts';
import { sweepInstances } from './instance/sweepInstances.ts';
import type { ContainerdVersion } from './packages/containerdVersion.ts';
import { prepareRuntimes } from './packages/prepareRuntimes.ts';
import { RegistryInstance } from './registry/registryInstance.ts';
import type { RegistryUser } from './registry/registryUser.ts';
import type { Report } from './report.ts';

export interface TestbedRequest extends Omit<ContainerdOptions, 'owner' | 'registries'> {
  readonly versions: readonly ContainerdVersion[];
  /** With a registry that holds the images of the testbed, from which all of the containerds may pull. */
  readonly registry: boolean;
  /** Who alone may use the registry. */
  readonly registryUser?: RegistryUser;
  /** null: it stays when this process ends, until it is taken down by id. By default it belongs to this process. */
  readonly owner?: ProcessIdentity | null;
  readonly report: Report;
}

/**
 * Starts real runtimes, with all set-up that this needs on the machine, and first removes what killed processes left.
 *
 * @throws TestbedUnavailable where it cannot be had; nothing runs then.
 */
export async function startTestbed(request: TestbedRequest): Promise<Testbed> {
  const { versions, report, registry: withRegistry, registryUser, owner: chosenOwner, ...options } = request;
  const { tools, containerds } = await prepareRuntimes(versions, report);
  await sweepInstances(report);
  const owner = chosenOwner === undefined ? await runningProcess(process.pid) : chosenOwner;
  const images = await baseImages(tools.busybox);
  const testbed = new Testbed();
  try {
    if (withRegistry) {
      testbed.registry = await RegistryInstance.start(tools, owner, registryUser);
      await testbed.registry.push(images.layout);
    }
    const registries = testbed.registry ? [testbed.registry.address] : [];
    for (const [line, binaries] of containerds) {
      report(`Starting containerd ${binaries.version}`);
      const parts = { line, binaries, tools, images };
      testbed.containerds.set(line, await ContainerdInstance.start(parts, { ...options, owner, registries }));
    }
    return testbed;
  } catch (error) {
    await testbed.stop();
    throw error;
  }
}

export class Testbed implements AsyncDisposable {
  readonly containerds = new Map<ContainerdVersion, ContainerdInstance>();
  registry: RegistryInstance | undefined;

  containerd(version: ContainerdVersion): ContainerdInstance {
    const instance = this.containerds.get(version);
    if (!instance) throw new Error(`This testbed has no containerd ${version}`);
    return instance;
  }

  /** Nothing is left afterwards. */
  async stop(): Promise<void> {
    const parts = [...this.containerds.values(), ...(this.registry ? [this.registry] : [])];
    const ends = await Promise.allSettled(parts.map((part) => part.stop()));
    const failures = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []));
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
