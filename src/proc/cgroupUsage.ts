import type { CgroupUsage } from '../contract/layers/cgroup.ts';
import type { Fact } from '../contract/layers/fact.ts';
import { cgroupFolder, type CgroupFolder, unifiedFolder } from './cgroupFolder.ts';
import { factOfCgroup } from './factOfCgroup.ts';
import type { Mount } from './mountinfo.ts';
import { readValue, wholeNumber } from './readValue.ts';

/** With the cgroups below it, as the kernel counts. */
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
