import { access } from 'node:fs/promises';
import { known, unknown, type Fact } from '../contract/layers/fact.ts';
import { mainFolder } from './cgroupFolder.ts';
import type { Mount } from './mountinfo.ts';
import { notReported } from './notReported.ts';
import { unknownOf } from './unknownOf.ts';

/** What `read` finds, as a fact of the cgroup's folder; `ended` when there is no such cgroup (any more). */
export async function factOfCgroup<T>(
  mounts: readonly Mount[],
  path: string,
  read: () => Promise<T>,
): Promise<Fact<T>> {
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
