import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Removes the `draft-PID-*` folders of installs that were killed: those whose process is gone. */
export async function removeAbandonedFolders(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = /^draft-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(path.join(root, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
