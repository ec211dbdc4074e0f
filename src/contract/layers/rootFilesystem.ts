import type { Fact } from './fact.ts';

/** One snapshot of a root file system. */
export interface SnapshotLayer {
  /** Its name: the container's id for the writable one, the chain id for the others. */
  readonly key: string;
  readonly kind: 'writable' | 'committed';
  /** Unpacked, of this snapshot alone. */
  readonly bytes: Fact<number>;
  readonly inodes: Fact<number>;
  /** The instruction of the image's history that made it. */
  readonly createdBy: Fact<string>;
  readonly diffId: Fact<string>;
  /** How many images of the node have it. */
  readonly sharedByImages: Fact<number>;
  /** How many containers of the node stand on it, this one included. */
  readonly sharedByContainers: Fact<number>;
}

export interface RootFilesystem {
  /** `overlayfs`, `native`, `btrfs` … */
  readonly snapshotter: Fact<string>;
  /** From the top, the writable one, to the bottom. */
  readonly layers: Fact<readonly SnapshotLayer[]>;
  /** Where it is mounted, on the node. */
  readonly path: Fact<string>;
}
