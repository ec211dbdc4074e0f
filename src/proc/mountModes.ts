import { type Fact, known } from '../contract/layers/fact.ts';
import { parseMountinfo } from './mountinfo.ts';
import { missingProcess } from './process.ts';
import { readText, unknownOf } from './read.ts';

/** Whether what a process sees at a mount point is read-only. Of several at one place the last is the one that is seen. */
export async function readOnlyMounts(procFolder: string, pid: number): Promise<Fact<ReadonlyMap<string, boolean>>> {
  const file = `${procFolder}/${pid}/mountinfo`;
  try {
    const mounts = parseMountinfo(await readText(file));
    const modes = mounts.map(
      ({ mountPoint, options, superOptions }) =>
        [mountPoint, options.includes('ro') || superOptions.includes('ro')] as const,
    );
    return known(new Map(modes), { from: 'file', path: file });
  } catch (error) {
    return unknownOf(error, file, await missingProcess(procFolder, pid));
  }
}
