import { readdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { mountTable } from './instanceMounts.ts';
import type { InstancePlace } from './instancePlace.ts';

// Where containerd puts pods that name no cgroup parent.
const defaultParent = '/k8s.io';

/** The cgroup folders of an instance in every hierarchy: version 1, version 2, or both on a hybrid host. */
export async function instanceCgroups(place: InstancePlace, ids: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const { point, fileSystem } of await mountTable()) {
    if (fileSystem !== 'cgroup' && fileSystem !== 'cgroup2') continue;
    const strays = [...ids].map((id) => join(point, defaultParent, id));
    for (const folder of [join(point, place.cgroupParent), ...strays]) {
      if (await readdir(folder).catch(() => undefined)) found.push(folder);
    }
  }
  return found;
}

/** Lets paused containers go on: a frozen process of version 1 does not even die. */
export async function thaw(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    await writeFile(join(folder, 'freezer.state'), 'THAWED', { flag: 'r+' }).catch(() => undefined);
    await writeFile(join(folder, 'cgroup.freeze'), '0', { flag: 'r+' }).catch(() => undefined);
    await thaw(await childFolders(folder));
  }
}

export async function removeCgroups(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    await removeCgroups(await childFolders(folder));
    await removeEmptied(folder);
  }
}

/** The kernel frees a cgroup a moment after the last process in it has died: EBUSY until then. */
async function removeEmptied(folder: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      await rmdir(folder);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return;
      if (code !== 'EBUSY' || Date.now() > deadline) throw error;
    }
    await delay(10);
  }
}

async function childFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
}
