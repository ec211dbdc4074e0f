import type { RuntimeCondition } from '../runtime.ts';
import type { Fact } from './fact.ts';
import type { LowLevelRuntime } from './isolation.ts';
import type { NamespaceType } from './namespace.ts';
import type { NodeProcess } from './process.ts';

/** A runtime handler: a column of the diagram. */
export interface HandlerFacts {
  /** The name in a pod's runtime class. The nameless default is listed under the name that it stands for. */
  readonly name: string;
  readonly isDefault: boolean;
  /** `io.containerd.runc.v2`, or `oci` and `vm` on CRI-O. */
  readonly runtimeType: Fact<string>;
  /** As configured: a path, or a name that is looked up in PATH. */
  readonly binary: Fact<string>;
  readonly version: Fact<string>;
  readonly runtime: LowLevelRuntime;
  readonly recursiveReadOnlyMounts: Fact<boolean>;
  readonly userNamespaces: Fact<boolean>;
}

/** The high-level runtime and its parts. */
export interface RuntimeFacts {
  /** `containerd`, `cri-o`, or `docker` behind cri-dockerd. */
  readonly name: Fact<string>;
  readonly version: Fact<string>;
  readonly process: Fact<NodeProcess>;
  readonly conditions: Fact<readonly RuntimeCondition[]>;
  readonly cgroupDriver: Fact<string>;
  readonly snapshotter: Fact<string>;
  readonly snapshots: Fact<number>;
  readonly blobs: Fact<{ readonly count: number; readonly bytes: number }>;
  readonly images: Fact<number>;
  /** Processes that it knows of: pauses and containers, created or running. */
  readonly tasks: Fact<number>;
  readonly cni: Fact<{ readonly networks: readonly string[]; readonly plugins: readonly string[] }>;
  /** Where exec, attach and port-forward are served, such as `127.0.0.1:40991`. */
  readonly streamingAddress: Fact<string>;
  /** Folders of its data and of its state. */
  readonly rootFolder: Fact<string>;
  readonly stateFolder: Fact<string>;
}

export interface KernelFacts {
  /** `6.18.0-1-amd64`. */
  readonly release: Fact<string>;
  readonly cgroupVersion: Fact<'v1' | 'v2' | 'hybrid'>;
  /** The active modules: `apparmor`, `selinux` … */
  readonly securityModules: Fact<readonly string[]>;
  /** Whether /dev/kvm is there, which a VM needs. */
  readonly kvm: Fact<boolean>;
  /** Inodes of the node's own namespaces. */
  readonly namespaces: Readonly<Record<NamespaceType, Fact<number>>>;
}

/** All of a node but its sandboxes. */
export interface NodeFacts {
  readonly endpointId: string;
  readonly endpointName: string;
  readonly address: string;
  /** The process, or `none` where none runs on this machine. Of several the one that asks at this endpoint's socket. */
  readonly kubelet: Fact<NodeProcess | 'none'>;
  /** Whether it asks there. What was recorded before this was looked at does not have it. */
  readonly kubeletAsksHere?: Fact<boolean>;
  readonly runtime: RuntimeFacts;
  /** The default first. One that sandboxes use but the runtime does not list is there too. */
  readonly handlers: readonly HandlerFacts[];
  readonly kernel: KernelFacts;
  /** Processes that belong to no sandbox that the runtime lists, though their command line says they did. */
  readonly orphans: Fact<readonly NodeProcess[]>;
}
