import type { CgroupLimits, CgroupUsage } from '../contract/layers/cgroup.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { KernelFacts } from '../contract/layers/node.ts';
import type { NodeProcess, ProcessStanding } from '../contract/layers/process.ts';
import type { NodePort, SocketServer } from '../contract/node.ts';
import { RuntimeVersions } from './binaryVersion.ts';
import { cgroupPathIn, readCgroupMounts } from './cgroup.ts';
import { readCgroupLimits, readCgroupUsage } from './cgroupFacts.ts';
import { readKernel } from './kernel.ts';
import { asksAtSocket } from './kubeletSocket.ts';
import type { Mount } from './mountinfo.ts';
import { readOnlyMounts } from './mountModes.ts';
import { type NamespaceInodes, processNamespaces } from './namespaces.ts';
import { listProcesses, missingProcess, readBootTime, readProcess } from './process.ts';
import { notReported, readText, unknownOf } from './read.ts';
import { socketServer } from './socketServer.ts';
import { Standings } from './standing.ts';

/** Where the files of a machine are. Tests give a made folder. */
export interface ProcRoots {
  readonly procFolder: string;
  readonly devFolder: string;
  readonly lsmFile: string;
  /** Where a binary is looked up that is configured by its name alone, in this order. */
  readonly binaryFolders: readonly string[];
}

/** The folders are those of root's PATH, with which runtimes are started. */
export const machineRoots: ProcRoots = {
  procFolder: '/proc',
  devFolder: '/dev',
  lsmFile: '/sys/kernel/security/lsm',
  binaryFolders: ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'],
};

/** A Linux machine by its /proc. */
export class ProcNode implements NodePort {
  readonly #roots: ProcRoots;
  readonly #versions: RuntimeVersions;
  readonly #standings: Standings;
  #cgroupMounts: readonly Mount[] = [];

  constructor(roots: ProcRoots) {
    this.#roots = roots;
    this.#versions = new RuntimeVersions(roots.binaryFolders);
    this.#standings = new Standings(roots.procFolder);
  }

  processes(signal?: AbortSignal): Promise<readonly NodeProcess[]> {
    return listProcesses(this.#roots.procFolder, signal);
  }

  async process(pid: number): Promise<NodeProcess | undefined> {
    const { procFolder } = this.#roots;
    const bootedAtMs = await readBootTime(procFolder).catch(() => undefined);
    return bootedAtMs === undefined ? undefined : readProcess(procFolder, pid, bootedAtMs);
  }

  standing(process: NodeProcess): Promise<ProcessStanding> {
    return this.#standings.of(process);
  }

  asksAtSocket(kubelet: NodeProcess, socketPath: string): Promise<Fact<boolean>> {
    return asksAtSocket(kubelet, socketPath);
  }

  socketServer(socketPath: string): Promise<Fact<SocketServer>> {
    return socketServer(this.#roots.procFolder, socketPath);
  }

  namespaces(pid: number): Promise<NamespaceInodes> {
    return processNamespaces(this.#roots.procFolder, pid);
  }

  readOnlyMounts(pid: number): Promise<Fact<ReadonlyMap<string, boolean>>> {
    return readOnlyMounts(this.#roots.procFolder, pid);
  }

  async cgroupPath(pid: number): Promise<Fact<string>> {
    const { procFolder } = this.#roots;
    const file = `${procFolder}/${pid}/cgroup`;
    try {
      const path = cgroupPathIn(await readText(file));
      return path === undefined ? unknown(notReported) : known(path, { from: 'file', path: file });
    } catch (error) {
      return unknownOf(error, file, await missingProcess(procFolder, pid));
    }
  }

  async cgroupLimits(path: string): Promise<Fact<CgroupLimits>> {
    return readCgroupLimits(await this.#mounts(), path);
  }

  async cgroupUsage(path: string): Promise<Fact<CgroupUsage>> {
    return readCgroupUsage(await this.#mounts(), path);
  }

  kernel(): Promise<KernelFacts> {
    return readKernel(this.#roots);
  }

  binaryVersion(binary: string, signal?: AbortSignal): Promise<Fact<string>> {
    return unlessAborted(this.#versions.versionOf(binary), signal, unknown({ why: 'notReadYet' }));
  }

  /** The table of mounts is long where there are many containers, and its cgroup hierarchies stay. */
  async #mounts(): Promise<readonly Mount[]> {
    if (this.#cgroupMounts.length === 0) {
      this.#cgroupMounts = await readCgroupMounts(this.#roots.procFolder);
    }
    return this.#cgroupMounts;
  }
}

/** What `work` brings, or `otherwise` as soon as the signal says so; the work itself goes on unseen. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined, otherwise: T): Promise<T> {
  if (signal === undefined) {
    return work;
  }
  let stop = (): void => undefined;
  const aborted = new Promise<T>((resolve) => {
    stop = () => resolve(otherwise);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) {
      stop();
    }
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
