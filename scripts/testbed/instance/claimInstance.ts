import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InstancePlace, instanceParent } from './instancePlace.ts';
import type { InstanceRecord } from './instanceRecord.ts';
import { networkIsFree } from './networkIsFree.ts';

/**
 * Takes an id that nobody has: the folder appears under its name with the record of its owner already in it, so that
 * no moment exists in which a killed owner would leave a folder without one.
 */
export async function claimInstance(record: InstanceRecord, busybox: string): Promise<InstancePlace> {
  const staging = await mkdtemp(join(instanceParent(), `crix-new-${process.pid}-`));
  try {
    // Others may look in, as with the folders of an installed runtime: its socket is to refuse them, not the way to it.
    await chmod(staging, 0o755);
    await mkdir(join(staging, 'bin'));
    await copyFile(busybox, join(staging, 'bin/busybox'));
    await writeFile(join(staging, 'owner.json'), JSON.stringify(record));
    for (let attempt = 0; attempt < 100; attempt++) {
      const place = InstancePlace.random();
      if (!(await networkIsFree(place.network))) continue;
      // Renaming a folder over another one fails unless that is empty, and no instance's folder is.
      if (await rename(staging, place.folder).then(() => true, isTaken)) return place;
    }
    throw new Error(`No free instance found beside those in ${instanceParent()}`);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function isTaken(error: NodeJS.ErrnoException): boolean {
  if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false;
  throw error;
}
