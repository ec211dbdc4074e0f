import type { CgroupLimits, CgroupUsage } from './layers/cgroup.ts';
import type { Fact } from './layers/fact.ts';
import type { NamespaceType } from './layers/namespace.ts';
import type { KernelFacts } from './layers/node.ts';
import type { NodeProcess, ProcessStanding } from './layers/process.ts';

/**
 * This machine's /proc and cgroup files, as far as this user may read them. Never throws: what cannot be read is an
 * unknown fact with its reason. Whether the runtime runs on this machine at all is for the caller to prove.
 */
export interface NodePort {
  /** All of them: one pass over /proc. */
  processes(signal?: AbortSignal): Promise<readonly NodeProcess[]>;
  /** `undefined`: it has ended. */
  process(pid: number): Promise<NodeProcess | undefined>;
  /** What proves that a process is what its command line says. */
  standing(process: NodeProcess): Promise<ProcessStanding>;
  /** The process of this machine that listens at a Unix socket; `notReported` where none of its own does. */
  socketServer(socketPath: string): Promise<Fact<SocketServer>>;
  /** Whether a kubelet asks the runtime at this socket; unknown where neither its flags nor its configuration say. */
  asksAtSocket(kubelet: NodeProcess, socketPath: string): Promise<Fact<boolean>>;
  /** Inodes of a process's namespaces; `notPermitted` for another user's, `ended` where there is none. */
  namespaces(pid: number): Promise<Readonly<Record<NamespaceType, Fact<number>>>>;
  /** Whether what a process sees at a mount point is read-only now, by the mount point. */
  readOnlyMounts(pid: number): Promise<Fact<ReadonlyMap<string, boolean>>>;
  /** From the root of the hierarchy (v1: the memory controller's), as /proc/PID/cgroup has it. */
  cgroupPath(pid: number): Promise<Fact<string>>;
  cgroupLimits(path: string): Promise<Fact<CgroupLimits>>;
  cgroupUsage(path: string): Promise<Fact<CgroupUsage>>;
  kernel(): Promise<KernelFacts>;
  /**
   * The first line of `<path> --version`, kept for as long as the file does not change. Only runs a known low-level
   * runtime in one of the machine's folders for programs, which nobody but root can write; `notReported` otherwise.
   * Whether what names it is to be believed is for the caller to prove.
   *
   * @param binary a path, or a name that is looked up in the usual folders of root's PATH
   */
  binaryVersion(binary: string, signal?: AbortSignal): Promise<Fact<string>>;
}

/** Who listens at a socket, by the kernel's own tables. */
export interface SocketServer {
  /** `undefined`: another user's, who alone may read which of his processes it is. */
  readonly pid: number | undefined;
  /** Its user, to whom the socket belongs too. */
  readonly uid: number;
  /** Whether a process of root's was found to listen, where nobody else can. */
  readonly isRoots: boolean;
}
