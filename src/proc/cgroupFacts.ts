import { access } from 'node:fs/promises';
import type { CgroupLimits, CgroupUsage } from '../contract/layers/cgroup.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import { cgroupFolder, type CgroupFolder, mainFolder, unifiedFolder } from './cgroup.ts';
import type { Mount } from './mountinfo.ts';
import { notReported, readValue, unknownOf, wholeNumber } from './read.ts';

/** The limits of the cgroup itself; those of the cgroups above it hold as well. */
export function readCgroupLimits(mounts: readonly Mount[], path: string): Promise<Fact<CgroupLimits>> {
  return factOfCgroup(mounts, path, async () => {
    const memory = cgroupFolder(mounts, 'memory', path);
    const cpu = cgroupFolder(mounts, 'cpu', path);
    const pids = cgroupFolder(mounts, 'pids', path);
    const memoryBytes = memory && (await memoryLimit(memory));
    const cpus = cpu && (await cpuLimit(cpu));
    const cpuWeight = cpu && wholeNumber(await readValue(fileOf(cpu, 'cpu.shares', 'cpu.weight')));
    const processes = pids && wholeNumber(await readValue(`${pids.folder}/pids.max`));
    return {
      ...(memoryBytes !== undefined && { memoryBytes }),
      ...(cpus !== undefined && { cpus }),
      ...(cpuWeight !== undefined && { cpuWeight }),
      cpuWeightScale: cpu?.version === 'v1' ? 'shares' : 'weight',
      ...(processes !== undefined && { processes }),
    };
  });
}

async function memoryLimit(memory: CgroupFolder): Promise<number | undefined> {
  const bytes = wholeNumber(await readValue(fileOf(memory, 'memory.limit_in_bytes', 'memory.max')));
  // v1 has no word for unlimited but the largest number of whole pages, which depends on the size of a page. No
  // machine has as much as the largest number that is exact here, 8 PiB.
  return bytes !== undefined && bytes <= Number.MAX_SAFE_INTEGER ? bytes : undefined;
}

/** CPU time per period, both in microseconds. */
async function cpuLimit(cpu: CgroupFolder): Promise<number | undefined> {
  const [quota, period] =
    cpu.version === 'v1'
      ? [await readValue(`${cpu.folder}/cpu.cfs_quota_us`), await readValue(`${cpu.folder}/cpu.cfs_period_us`)]
      : ((await readValue(`${cpu.folder}/cpu.max`)) ?? '').split(' ');
  const [quotaUs, periodUs] = [wholeNumber(quota), wholeNumber(period)];
  // Without a limit the quota is -1 on v1 and `max` on v2.
  return quotaUs === undefined || !periodUs ? undefined : quotaUs / periodUs;
}

function fileOf({ folder, version }: CgroupFolder, v1: string, v2: string): string {
  return `${folder}/${version === 'v1' ? v1 : v2}`;
}

/** The use by the cgroup with the cgroups below it, as the kernel counts. */
export function readCgroupUsage(mounts: readonly Mount[], path: string): Promise<Fact<CgroupUsage>> {
  return factOfCgroup(mounts, path, async () => {
    const memory = cgroupFolder(mounts, 'memory', path);
    const cpu = cgroupFolder(mounts, 'cpuacct', path);
    const pids = cgroupFolder(mounts, 'pids', path);
    const memoryFile = memory?.version === 'v1' ? 'memory.usage_in_bytes' : 'memory.current';
    const memoryBytes = memory && wholeNumber(await readValue(`${memory.folder}/${memoryFile}`));
    const cpuMs = cpu && (await cpuTime(cpu));
    const processes = pids && wholeNumber(await readValue(`${pids.folder}/pids.current`));
    const pressurePercent = await pressure(unifiedFolder(mounts, path));
    return {
      ...(memoryBytes !== undefined && { memoryBytes }),
      ...(cpuMs !== undefined && { cpuMs }),
      ...(processes !== undefined && { processes }),
      ...(pressurePercent && { pressurePercent }),
    };
  });
}

/** In milliseconds; v1 counts nanoseconds, v2 microseconds. */
async function cpuTime({ folder, version }: CgroupFolder): Promise<number | undefined> {
  if (version === 'v1') {
    const ns = wholeNumber(await readValue(`${folder}/cpuacct.usage`));
    return ns === undefined ? undefined : ns / 1e6;
  }
  const us = /^usage_usec (\d+)$/m.exec((await readValue(`${folder}/cpu.stat`)) ?? '')?.[1];
  return us === undefined ? undefined : Number(us) / 1e3;
}

async function pressure(folder: string | undefined): Promise<CgroupUsage['pressurePercent']> {
  const [cpu, memory, io] = await Promise.all(
    ['cpu', 'memory', 'io'].map(async (resource) => {
      // A kernel that was started with psi=0 has the files but does not let them be read.
      const text = folder && (await readValue(`${folder}/${resource}.pressure`).catch(() => undefined));
      const percent = /^some avg10=(\d+(?:\.\d+)?) /m.exec(text ?? '')?.[1];
      return percent === undefined ? undefined : Number(percent);
    }),
  );
  return cpu === undefined || memory === undefined || io === undefined ? undefined : { cpu, memory, io };
}

/** What `read` finds, as a fact of the cgroup's folder; `ended` when there is no such cgroup (any more). */
async function factOfCgroup<T>(mounts: readonly Mount[], path: string, read: () => Promise<T>): Promise<Fact<T>> {
  const folder = mainFolder(mounts, path);
  if (folder === undefined) {
    return unknown(notReported);
  }
  try {
    const value = await read();
    // A file that is not there means that nothing is limited, but only while the cgroup itself is there.
    await access(folder);
    return known(value, { from: 'file', path: folder });
  } catch (error) {
    return unknownOf(error, folder, { why: 'ended' });
  }
}
