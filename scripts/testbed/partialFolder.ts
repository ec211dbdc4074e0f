import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, runningProcess } from './instance/processIdentity.ts';

/** A folder to work in, which says whose it is. What killed processes left of theirs is removed on the way. */
export async function partialFolder(parent: string): Promise<string> {
  await removeAbandoned(parent);
  const self = await runningProcess(process.pid);
  return mkdtemp(join(parent, `.partial-${self.pid}-${self.startTicks}-`));
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, pid, startTicks] = /^\.partial-(\d+)-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || startTicks === undefined) continue;
    if (await isRunning({ pid: Number(pid), startTicks })) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}
