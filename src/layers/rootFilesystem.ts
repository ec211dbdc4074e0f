import type { ContainerdLayer, ContainerdPort } from '../contract/containerd.ts';
import type { ContainerFacts, RootFilesystem, SnapshotLayer } from '../contract/layers/container.ts';
import { type Fact, known, type Unknown, unknown } from '../contract/layers/fact.ts';
import { asText, at } from '../runtimes/json.ts';
import type { ReplyReader } from '../runtimes/verboseReply.ts';
import type { ImageChain } from './imageChains.ts';
import type { LayerUsers } from './layerUsers.ts';
import { replyOf } from './reply.ts';

/** What is known of all images of the node, as a container's layers need it. */
export interface NodeImages {
  readonly chainOf: (container: ContainerFacts['container']) => ImageChain | undefined;
  readonly users: LayerUsers;
}

interface ContainerSnapshot {
  /** The name of the container's writable snapshot. */
  readonly key: string;
  readonly images: NodeImages;
  /** containerd's folder of state. */
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
  const layers = snapshotter.known
    ? await replyOf('Stat', () => containerd.snapshotLayers(snapshotter.value, key, { signal }))
    : snapshotter;
  const image = images.chainOf(container);
  if ('known' in layers) {
    return { ...rootFilesystem, layers: imageLayers(container.id, image, images.users, layers) };
  }
  return {
    ...rootFilesystem,
    layers: known(snapshotLayers(layers, image, images.users), {
      ...{ from: 'call', method: 'Stat', field: 'info.parent' },
    }),
  };
}

const bundleDesign = { from: 'design', of: 'containerd' } as const;

/** Where containerd mounts the root file system for the low-level runtime, while the container has a task. */
function bundleRoot(stateFolder: string, containerId: string): string {
  return `${stateFolder}/io.containerd.runtime.v2.task/k8s.io/${containerId}/rootfs`;
}

/** containerd's snapshots of a container, with what its image's history says of each. */
export function snapshotLayers(
  layers: readonly ContainerdLayer[],
  image: ImageChain | undefined,
  users: LayerUsers,
): SnapshotLayer[] {
  return layers.map(({ key, kind, bytes, inodes }) => {
    const usage = { from: 'call', method: 'Usage', field: 'size, inodes' } as const;
    const at = image?.chainIds.known === true ? image.chainIds.value.indexOf(key) : -1;
    const size = { bytes: known(bytes, usage), inodes: known(inodes, usage) };
    if (kind === 'active') {
      const writable = { from: 'design', of: 'containerd' } as const;
      const none = unknown({ why: 'notReported', by: 'ImageStatus' });
      return {
        ...{ key, kind: 'writable', ...size, createdBy: none, diffId: none },
        ...{ sharedByImages: known(0, writable), sharedByContainers: known(1, writable) },
      };
    }
    return committed(key, size, at, image, users);
  });
}

/**
 * The layers of a container where there are no snapshots to be asked for: those of its image, which CRI-O and cri-dockerd
 * tell in a verbose `ImageStatus` as containerd does, below the one to write to that each container has.
 *
 * @param missing why there are no snapshots, and so no sizes
 */
export function imageLayers(
  containerId: string,
  image: ImageChain | undefined,
  users: LayerUsers,
  missing: Unknown,
): Fact<readonly SnapshotLayer[]> {
  if (image === undefined) {
    return missing;
  }
  const { chainIds } = image;
  if (!chainIds.known) {
    return chainIds;
  }
  const size = { bytes: missing, inodes: missing };
  const none = unknown({ why: 'notReported', by: 'ImageStatus' });
  const writable = { from: 'design', of: 'containers' } as const;
  return known(
    [
      {
        ...{ key: containerId, kind: 'writable', ...size, createdBy: none, diffId: none },
        ...{ sharedByImages: known(0, writable), sharedByContainers: known(1, writable) },
      },
      ...chainIds.value.map((key, at): SnapshotLayer => committed(key, size, at, image, users)).reverse(),
    ],
    chainIds.source,
  );
}

function committed(
  key: string,
  size: Pick<SnapshotLayer, 'bytes' | 'inodes'>,
  at: number,
  image: ImageChain | undefined,
  users: LayerUsers,
): SnapshotLayer {
  return {
    ...{ key, kind: 'committed', ...size },
    createdBy: entry(image?.createdBy, at),
    diffId: entry(image?.diffIds, at),
    sharedByImages: users.images(key),
    sharedByContainers: users.containers(key),
  };
}

function entry(list: Fact<readonly string[]> | undefined, at: number): Fact<string> {
  if (list?.known === false) {
    return list;
  }
  const value = list?.value[at];
  return list === undefined || value === undefined
    ? unknown({ why: 'notReported', by: 'ImageStatus' })
    : known(value, list.source);
}

/** On CRI-O a folder of the node; on containerd `rootfs`, in a bundle whose folder CRI does not tell. */
export function rootPathFact(reader: ReplyReader): Fact<string> {
  const path = asText(at(reader.spec, 'root', 'path'));
  return reader.fact('info.runtimeSpec.root.path', path?.startsWith('/') === true ? path : undefined);
}
