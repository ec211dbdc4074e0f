import type { CgroupLimits, CgroupUsage } from '../contract/layers/cgroup.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { KernelFacts } from '../contract/layers/node.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { NodePort } from '../contract/node.ts';
import { readCgroupLimits } from './cgroupLimits.ts';
import { readCgroupMounts } from './cgroupMounts.ts';
import { cgroupPathIn } from './cgroupPathIn.ts';
import { readCgroupUsage } from './cgroupUsage.ts';
import { listProcesses } from './listProcesses.ts';
import { missingProcess } from './missingProcess.ts';
import type { Mount } from './mountinfo.ts';
import { notReported } from './notReported.ts';
import type { ProcRoots } from './procRoots.ts';
import { type NamespaceInodes, processNamespaces } from './processNamespaces.ts';
import { readBootTime } from './readBootTime.ts';
import { readKernel } from './readKernel.ts';
import { readProcess } from './readProcess.ts';
import { readText } from './readText.ts';
import { RuntimeVersions } from './runtimeVersions.ts';
import { unknownOf } from './unknownOf.ts';
import { unlessAborted } from './unlessAborted.ts';

/** A Linux machine by its /proc. */
export class ProcNode implements NodePort {
  readonly #roots: ProcRoots;
  readonly #versions: RuntimeVersions;
  #cgroupMounts: readonly Mount[] = [];

  constructor(roots: ProcRoots) {
    this.#roots = roots;
    this.#versions = new RuntimeVersions(roots.binaryFolders);
  }

  processes(signal?: AbortSignal): Promise<readonly NodeProcess[]> {
    return listProcesses(this.#roots.procFolder, signal);
  }

  async process(pid: number): Promise<NodeProcess | undefined> {
    const { procFolder } = this.#roots;
    const bootedAtMs = await readBootTime(procFolder).catch(() => undefined);
    return bootedAtMs === undefined ? undefined : readProcess(procFolder, pid, bootedAtMs);
  }

  namespaces(pid: number): Promise<NamespaceInodes> {
    return processNamespaces(this.#roots.procFolder, pid);
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
