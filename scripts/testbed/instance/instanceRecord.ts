import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InstancePlace, instanceParent } from './instancePlace.ts';
import { isRunning, type ProcessIdentity } from './processIdentity.ts';

export interface InstanceRecord {
  /** What runs there: "containerd 1.7" or "registry". */
  readonly label: string;
  /** The process for which it runs; null when it is to stay until it is taken down by name. */
  readonly owner: ProcessIdentity | null;
}

export interface KnownInstance extends InstanceRecord {
  readonly place: InstancePlace;
  readonly ownerState: 'nobody' | 'running' | 'dead';
}

/** All instances on this machine. A folder in which another user could have written is none of ours. */
export async function knownInstances(): Promise<KnownInstance[]> {
  const parent = instanceParent();
  const known: KnownInstance[] = [];
  for (const name of (await readdir(parent)).sort()) {
    const place = InstancePlace.ofFolder(join(parent, name));
    const stat = place && (await lstat(place.folder).catch(() => undefined));
    if (!place || !stat?.isDirectory() || stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0) continue;
    const record = parseRecord(await readFile(place.recordFile, 'utf8').catch(() => ''));
    const ownerState = record.owner ? ((await isRunning(record.owner)) ? 'running' : 'dead') : 'nobody';
    known.push({ ...record, place, ownerState });
  }
  return known;
}

function parseRecord(text: string): InstanceRecord {
  // An instance whose removal was interrupted at the very end has no record left.
  if (text === '') return { label: 'unknown', owner: { pid: 0, startTicks: '' } };
  return JSON.parse(text) as InstanceRecord;
}
