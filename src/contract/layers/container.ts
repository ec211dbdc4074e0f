import type { Container } from '../container.ts';
import type { CgroupFacts } from './cgroup.ts';
import type { Fact } from './fact.ts';
import type { IsolationFacts, MountFact } from './isolation.ts';
import type { NamespaceFacts } from './namespace.ts';
import type { NodeProcess } from './process.ts';

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

/** What is wrong with a container, as opposed to how it ended. */
export type ContainerTrouble =
  /** Its process lives on although its sandbox's shim is gone and the runtime calls it exited. */
  | { readonly is: 'orphaned'; readonly pid: number }
  /** Frozen by the cgroup freezer; CRI calls it running. */
  | { readonly is: 'paused' };

export interface ContainerFacts {
  readonly container: Container;
  /** The pid of its first process, in the node's numbering. Inside a Sentry or a VM there is none: `insideSandbox`. */
  readonly pid: Fact<number>;
  /** Its processes are no processes of the node: they live in the sandbox's Sentry or guest. */
  readonly insideSandbox: boolean;
  /** The command line of its first process: from /proc, or else from the spec. */
  readonly commandLine: Fact<readonly string[]>;
  /** The process over it where there is one for each container: conmon on CRI-O, a shim under Docker. */
  readonly supervisor: Fact<NodeProcess> | undefined;
  /** Processes that were exec'd into it and still run; host pids. */
  readonly execPids: Fact<readonly number[]>;
  readonly namespaces: NamespaceFacts;
  readonly cgroup: CgroupFacts;
  readonly isolation: IsolationFacts;
  /** Read for a container that someone looks at; `notReadYet` before. */
  readonly rootFilesystem: RootFilesystem;
  readonly mounts: Fact<readonly MountFact[]>;
  readonly trouble: ContainerTrouble | undefined;
}
