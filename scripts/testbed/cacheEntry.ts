import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partialFolder } from './partialFolder.ts';

/**
 * A folder of the cache that is either whole or absent. `fill` works in a folder beside it, which is renamed when
 * done; of several processes that make the same entry at once, all use that of the first.
 */
export async function cacheEntry(folder: string, fill: (partial: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  const partial = await partialFolder(parent);
  try {
    await fill(partial);
    await chmod(partial, 0o755);
    await rename(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}
