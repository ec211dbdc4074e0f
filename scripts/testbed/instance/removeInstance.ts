import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { instanceCgroups, removeCgroups, thaw } from './instanceCgroups.ts';
import { unmountInstance } from './instanceMounts.ts';
import { removeNetwork } from './instanceNetwork.ts';
import type { InstancePlace } from './instancePlace.ts';
import { killInstanceProcesses } from './instanceProcesses.ts';
import { podAndContainerIds, removeShimSockets } from './instanceState.ts';

/**
 * Ends and removes all that belongs to an instance, from any process, as often as one likes, also when a former
 * removal was interrupted: everything is found anew on the machine, and the record that makes the instance known
 * goes last.
 */
export async function removeInstance(place: InstancePlace): Promise<void> {
  const ids = await podAndContainerIds(place);
  await thaw(await instanceCgroups(place, ids));
  await killInstanceProcesses(place, ids);
  await unmountInstance(place);
  await removeNetwork(place, ids);
  await removeCgroups(await instanceCgroups(place, ids));
  await removeShimSockets(place, ids);
  for (const name of await readdir(place.folder).catch(() => [])) {
    const path = join(place.folder, name);
    if (path !== place.recordFile) await rm(path, { recursive: true, force: true });
  }
  await rm(place.folder, { recursive: true, force: true });
}
