import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const prefix = 'crix-';
// Unix socket paths end at 107 bytes. The longest one here is gVisor's, /rt/k8s.io/runsc-<64 digits>.sock.
const longestParentBytes = 11;

/** Environment variable on every process that an instance starts; what those start inherits it. */
export const markerVariable = 'CRI_EXPLORER_TESTBED';

/** All the places on the machine that belong to an instance, by its id: four hexadecimal digits. */
export class InstancePlace {
  readonly folder: string;
  /** Network device: 15 characters at most. */
  readonly bridge: string;
  /** Parent cgroup for the pods, from the root of each hierarchy. */
  readonly cgroupParent: string;
  /** The first three numbers of the pods' network (a /24). Unique, because the id is. */
  readonly network: string;

  constructor(readonly id: string) {
    const number = Number.parseInt(id, 16);
    this.folder = join(instanceParent(), prefix + id);
    this.bridge = prefix + id;
    this.cgroupParent = `/cri-explorer-${id}`;
    this.network = `10.${192 + ((number >> 8) & 63)}.${number & 255}`;
  }

  static random(): InstancePlace {
    return new InstancePlace(
      Math.floor(Math.random() * 0x4000)
        .toString(16)
        .padStart(4, '0'),
    );
  }

  static ofFolder(folder: string): InstancePlace | undefined {
    const [, id] = /^crix-([0-3][0-9a-f]{3})$/.exec(basename(folder)) ?? [];
    return id === undefined ? undefined : new InstancePlace(id);
  }

  get recordFile(): string {
    return join(this.folder, 'owner.json');
  }

  /** busybox in the folder itself, so that the instance can be removed without the cache. */
  get busybox(): string {
    return join(this.folder, 'bin/busybox');
  }
}

/** Where instance folders are. */
export function instanceParent(): string {
  return Buffer.byteLength(tmpdir()) <= longestParentBytes ? tmpdir() : '/tmp';
}
