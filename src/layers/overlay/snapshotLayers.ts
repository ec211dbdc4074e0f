import type { ContainerdLayer } from '../../contract/containerd.ts';
import type { SnapshotLayer } from '../../contract/layers/container.ts';
import { type Fact, known, unknown } from '../../contract/layers/fact.ts';
import type { ImageChain } from '../imageChains.ts';
import type { LayerUsers } from './layerUsers.ts';

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
    return {
      ...{ key, kind: 'committed', ...size },
      createdBy: entry(image?.createdBy, at),
      diffId: entry(image?.diffIds, at),
      sharedByImages: users.images(key),
      sharedByContainers: users.containers(key),
    };
  });
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
