import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../report.ts';
import { instanceParent } from './instancePlace.ts';
import { type KnownInstance, knownInstances } from './instanceRecord.ts';
import { readStat } from './processIdentity.ts';
import { removeInstance } from './removeInstance.ts';

/** Removes the instances whose owner died without removing them. */
export async function sweepInstances(report: Report): Promise<void> {
  await removeInstances((instance) => instance.ownerState === 'dead', report);
  for (const name of await readdir(instanceParent())) {
    const [, claimant] = /^crix-new-(\d+)-/.exec(name) ?? [];
    if (claimant === undefined || (await readStat(Number(claimant)))) continue;
    await rm(join(instanceParent(), name), { recursive: true, force: true });
  }
}

/** Removes those that are chosen and gives their number. One that resists does not save the others. */
export async function removeInstances(chosen: (instance: KnownInstance) => boolean, report: Report): Promise<number> {
  const failures: unknown[] = [];
  const instances = (await knownInstances()).filter(chosen);
  const removals = instances.map(async ({ place, label }) => {
    report(`Removing ${label} (${place.id})`);
    await removeInstance(place).catch((error: unknown) => failures.push(error));
  });
  await Promise.all(removals);
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
  return instances.length;
}
