import type { CgroupLimits } from '../contract/layers/cgroup.ts';
import type { Fact } from '../contract/layers/fact.ts';
import { cgroupFolder, type CgroupFolder } from './cgroupFolder.ts';
import { factOfCgroup } from './factOfCgroup.ts';
import type { Mount } from './mountinfo.ts';
import { readValue, wholeNumber } from './readValue.ts';

/** Those of the cgroup itself; those of the cgroups above it hold as well. */
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
