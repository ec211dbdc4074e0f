import { stat } from 'node:fs/promises';
import path from 'node:path';

/** The account to run as; only root can choose one. */
export interface OrdinaryUser {
  readonly uid: number;
  readonly gid: number;
}

/** "nobody" on Linux: it owns nothing and is in no group that a socket would be opened to. */
export const nobody: OrdinaryUser = { uid: 65534, gid: 65534 };

/** How to start a program as another user: before its command line, and as options of the spawn. */
export interface UserSwitch {
  readonly prefix: readonly string[];
  readonly spawnOptions: { readonly uid?: number; readonly gid?: number };
}

/**
 * A plain switch where the user can read the folder. Where not (a cache below root's home, mode 0700), the program
 * keeps one right of root's: to read and to search folders (CAP_DAC_READ_SEARCH). Connecting to a socket takes write
 * permission, so a 0600 socket of another user still answers EACCES, though one in a closed folder can be seen.
 */
export async function switchUser(user: OrdinaryUser, folder: string): Promise<UserSwitch> {
  if (await isOpenToAll(folder)) {
    // Node drops the supplementary groups together with the user id.
    return { prefix: [], spawnOptions: user };
  }
  const right = '+dac_read_search';
  // The securebit is for access(2): without it the kernel ignores such a right there, and existsSync() says no.
  const bits = ['--securebits', '+no_setuid_fixup'];
  const identity = ['--reuid', `${user.uid}`, '--regid', `${user.gid}`, '--clear-groups'];
  const rights = ['--inh-caps', `-all,${right}`, '--ambient-caps', `-all,${right}`, '--bounding-set', `-all,${right}`];
  return { prefix: ['setpriv', ...bits, ...identity, ...rights, '--'], spawnOptions: {} };
}

async function isOpenToAll(folder: string): Promise<boolean> {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const { mode } = await stat(current);
    if ((mode & 0o001) === 0) {
      return false;
    }
    if (current === path.dirname(current)) {
      return true;
    }
  }
}
