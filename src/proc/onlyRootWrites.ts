import { lstat } from 'node:fs/promises';
import path from 'node:path';

const root = 0;

/** Of the group and of all others. An access list that lets more users write shows in the group's. */
const writableByOthers = 0o022;

/**
 * Whether nobody but root can change a file or put another in its place: it and every folder above it are root's, and
 * not writable for others. A sticky folder such as /tmp is refused like any that others can write into.
 *
 * @param file an absolute path without symbolic links
 * @throws where a folder is closed to this user
 */
export async function onlyRootWrites(file: string): Promise<boolean> {
  for (let at = file; ; at = path.dirname(at)) {
    const { uid, mode } = await lstat(at);
    if (uid !== root || (mode & writableByOthers) !== 0) {
      return false;
    }
    if (at === path.dirname(at)) {
      return true;
    }
  }
}
