import { readdir } from 'node:fs/promises';
import { inParallel } from '../common/inParallel.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { readBootTime } from './readBootTime.ts';
import { readProcess } from './readProcess.ts';

/** Node has four threads for files; a few more keep them busy. */
const width = 8;

/**
 * All processes that this user may see, by pid. One that ends meanwhile is left out.
 *
 * @returns an empty list when `signal` ends it, and where there is no /proc
 */
export async function listProcesses(procFolder: string, signal?: AbortSignal): Promise<readonly NodeProcess[]> {
  try {
    const bootedAtMs = await readBootTime(procFolder);
    const pids = (await readdir(procFolder)).filter((name) => /^\d+$/.test(name)).map(Number);
    const processes = await inParallel(
      pids.sort((one, other) => one - other),
      width,
      (pid) => {
        signal?.throwIfAborted();
        return readProcess(procFolder, pid, bootedAtMs);
      },
    );
    return processes.filter((process) => process !== undefined);
  } catch {
    return [];
  }
}
