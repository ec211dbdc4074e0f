import type { ContainerdPort } from '../contract/containerd.ts';
import type { ContainerFacts, RootFilesystem } from '../contract/layers/container.ts';
import { type Fact, known } from '../contract/layers/fact.ts';
import type { ImageChain } from './imageChains.ts';
import type { LayerUsers } from './overlay/layerUsers.ts';
import { snapshotLayers } from './overlay/snapshotLayers.ts';
import { replyOf } from './replyOf.ts';

/** What is known of all images of the node. */
export interface NodeImages {
  readonly chainOf: (container: ContainerFacts['container']) => ImageChain | undefined;
  readonly users: LayerUsers;
}

export interface ContainerSnapshot {
  /** The name of the writable one. */
  readonly key: string;
  readonly images: NodeImages;
  /** containerd's. */
  readonly stateFolder: Fact<string>;
}

/** Adds the snapshots of a container to its root file system, as containerd has them, and where that is mounted. */
export async function readRootFilesystem(
  { rootFilesystem: fromCri, container }: ContainerFacts,
  { key, images, stateFolder }: ContainerSnapshot,
  containerd: Pick<ContainerdPort, 'snapshotLayers'>,
  signal: AbortSignal,
): Promise<RootFilesystem> {
  const isMounted = container.state === 'running' && stateFolder.known;
  const path = isMounted ? known(bundleRoot(stateFolder.value, container.id), bundleDesign) : fromCri.path;
  const rootFilesystem = { ...fromCri, path };
  const { snapshotter } = fromCri;
  if (!snapshotter.known) {
    return rootFilesystem;
  }
  const layers = await replyOf('Stat', () => containerd.snapshotLayers(snapshotter.value, key, { signal }));
  if ('known' in layers) {
    return { ...rootFilesystem, layers };
  }
  return {
    ...rootFilesystem,
    layers: known(snapshotLayers(layers, images.chainOf(container), images.users), {
      ...{ from: 'call', method: 'Stat', field: 'info.parent' },
    }),
  };
}

const bundleDesign = { from: 'design', of: 'containerd' } as const;

/** Where containerd mounts the root file system for the low-level runtime, while the container has a task. */
function bundleRoot(stateFolder: string, containerId: string): string {
  return `${stateFolder}/io.containerd.runtime.v2.task/k8s.io/${containerId}/rootfs`;
}
