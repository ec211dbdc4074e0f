import type { ContainerdPort } from '../../contract/containerd.ts';
import type { CgroupFacts } from '../../contract/layers/cgroup.ts';
import type { ContainerFacts, RootFilesystem } from '../../contract/layers/container.ts';
import { type Fact, known, type Unknown, unknown } from '../../contract/layers/fact.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { NodePort } from '../../contract/node.ts';
import { imageFinder } from '../../images/imageIndex.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import { replaceNotReadYet } from '../factValue.ts';
import type { ImageChains } from '../imageChains.ts';
import { layerUsers } from '../layerUsers.ts';
import { replyOf } from '../reply.ts';
import { imageLayers, type NodeImages, readRootFilesystem } from '../rootFilesystem.ts';

/** The facts that are only read for the sandboxes that are shown in detail. */
export class DetailFacts {
  readonly #containerd: ContainerdPort;
  readonly #node: Pick<NodePort, 'cgroupUsage'>;
  readonly #chains: ImageChains;

  constructor(containerd: ContainerdPort, node: Pick<NodePort, 'cgroupUsage'>, chains: ImageChains) {
    this.#containerd = containerd;
    this.#node = node;
    this.#chains = chains;
  }

  /** For a runtime that is not containerd: its images tell of layers all the same. */
  async withoutContainerd(
    facts: SandboxFacts,
    reporter: string,
    snapshot: Pick<EndpointSnapshot, 'images' | 'containers'>,
    signal: AbortSignal,
  ): Promise<SandboxFacts> {
    const none = unknown({ why: 'notReported', by: reporter });
    const images = await this.#nodeImages(snapshot, signal);
    const containers = facts.containers.map((each) => ({
      ...each,
      execPids: replaceNotReadYet(each.execPids, none),
      rootFilesystem: withImageLayers(each, images, none),
    }));
    return { ...facts, containers };
  }

  /** Adds what containerd alone tells of containers. */
  async complete(
    facts: SandboxFacts,
    snapshotKeys: ReadonlyMap<string, string>,
    snapshot: Pick<EndpointSnapshot, 'images' | 'containers'>,
    stateFolder: Fact<string>,
    signal: AbortSignal,
  ): Promise<SandboxFacts> {
    const images = await this.#nodeImages(snapshot, signal);
    const containers: ContainerFacts[] = [];
    for (const each of facts.containers) {
      const key = snapshotKeys.get(each.container.id);
      const execPids = await this.#execPids(each, signal);
      const rootFilesystem =
        key === undefined
          ? withImageLayers(each, images, withoutSnapshots(each.rootFilesystem))
          : await readRootFilesystem(each, { key, images, stateFolder }, this.#containerd, signal);
      containers.push({ ...each, execPids, rootFilesystem });
    }
    return { ...facts, containers };
  }

  /** Reads once more what changes by itself. */
  async refresh(facts: SandboxFacts, isContainerd: boolean, signal: AbortSignal): Promise<SandboxFacts> {
    const containers: ContainerFacts[] = [];
    for (const each of facts.containers) {
      containers.push({
        ...each,
        cgroup: await this.#withUsage(each.cgroup),
        execPids: isContainerd ? await this.#execPids(each, signal) : each.execPids,
      });
    }
    return { ...facts, cgroup: await this.#withUsage(facts.cgroup), containers };
  }

  /** Only where the path is one of this machine: that of a spec may be another machine's. */
  async #withUsage(cgroup: CgroupFacts): Promise<CgroupFacts> {
    return cgroup.path.known && (cgroup.path.source.from === 'file' || cgroup.usage.known)
      ? { ...cgroup, usage: await this.#node.cgroupUsage(cgroup.path.value) }
      : cgroup;
  }

  async #execPids(
    { container, execPids, insideSandbox }: ContainerFacts,
    signal: AbortSignal,
  ): Promise<Fact<readonly number[]>> {
    // Inside a Sentry the numbers are its own.
    if (insideSandbox || container.state === 'exited') {
      return execPids;
    }
    const processes = await replyOf('ListPids', () => this.#containerd.taskPids(container.id, { signal }));
    return 'known' in processes
      ? processes
      : known(
          processes.filter(({ execId }) => execId !== undefined).map(({ pid }) => pid),
          { from: 'call', method: 'ListPids', field: 'processes.info.exec_id' },
        );
  }

  async #nodeImages(
    { images, containers }: Pick<EndpointSnapshot, 'images' | 'containers'>,
    signal: AbortSignal,
  ): Promise<NodeImages> {
    const chains = await this.#chains.of(images, signal);
    const imageOf = imageFinder(images);
    return {
      chainOf: (container) => {
        const image = imageOf(container);
        return image === undefined ? undefined : chains.get(image.id);
      },
      users: layerUsers(images, containers.values(), chains),
    };
  }
}

function withImageLayers(
  { container, rootFilesystem }: ContainerFacts,
  { chainOf, users }: NodeImages,
  missing: Unknown,
): RootFilesystem {
  return { ...rootFilesystem, layers: imageLayers(container.id, chainOf(container), users, missing) };
}

function withoutSnapshots({ snapshotter }: RootFilesystem): Unknown {
  return snapshotter.known ? unknown({ why: 'notReported', by: 'containerd' }) : snapshotter;
}
