import type { Fact } from './fact.ts';

export type Isolation =
  /** Namespaces, cgroups and seccomp of the host's kernel. */
  | 'hostKernel'
  /** The same, in a user namespace. */
  | 'userNamespace'
  /** gVisor: a kernel in user space answers the system calls. */
  | 'userSpaceKernel'
  | 'virtualMachine'
  | 'microVm'
  | 'wasm'
  | 'windows'
  | 'unknown';

/** Who makes the isolation, told by a handler's runtime type and binary. */
export interface LowLevelRuntime {
  /** `runc`, `crun`, `runsc`, `kata` …, or the name as it was given where it is not one that we know. */
  readonly name: string;
  readonly isolation: Isolation;
  /** Whether a process of it stays while the container runs; absent where that is not known. */
  readonly staysRunning?: boolean;
  /** What runs a VM: QEMU, Cloud Hypervisor, Firecracker … where the handler's name or the runtime type tells. */
  readonly hypervisor?: string;
}

/** What stands between a container and the node, from its OCI spec. */
export interface IsolationFacts {
  readonly privileged: Fact<boolean>;
  /** `default` is a filter with rules, `unconfined` none at all. */
  readonly seccomp: Fact<'filtered' | 'unconfined'>;
  /** `CAP_…` names of the bounding set. */
  readonly capabilities: Fact<readonly string[]>;
  readonly user: Fact<{ readonly uid: number; readonly gid: number }>;
  readonly noNewPrivileges: Fact<boolean>;
  readonly readOnlyRoot: Fact<boolean>;
  /** An AppArmor profile; empty: none. */
  readonly appArmor: Fact<string>;
  /** An SELinux label; empty: none. */
  readonly selinux: Fact<string>;
  readonly maskedPaths: Fact<number>;
}

export interface MountFact {
  readonly destination: string;
  readonly source: string;
  /** `bind`, `proc`, `tmpfs` … */
  readonly type: string;
  /** As the fact's source has it. */
  readonly readOnly: boolean;
  /** As the kernel has it, from /proc/PID/mountinfo of its process. Absent where that could not be read. */
  readonly readOnlyNow?: boolean;
  /** Whether the pod or the kubelet asked for it (CRI `mounts`), or the runtime adds it to every container. */
  readonly origin: 'requested' | 'runtime';
}
