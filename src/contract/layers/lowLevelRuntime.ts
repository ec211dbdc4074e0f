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
  /** Of a VM: QEMU, Cloud Hypervisor, Firecracker … where the handler's name or options tell. */
  readonly hypervisor?: string;
}
