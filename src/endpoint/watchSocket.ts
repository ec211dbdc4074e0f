import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { Disposable } from '../common/disposable.ts';
import { errorCode } from '../common/thrown.ts';

/**
 * Calls back when the socket file is made, removed or replaced, or its permissions change. Watches the folder, because
 * the file itself comes and goes; while the folder is absent or unreadable, the nearest one above it.
 *
 * @param onChange `replaced`: another file is at the path now, so that the connections made until now may lead to a
 * process that no longer serves it
 */
export function watchSocket(socketPath: string, onChange: (replaced: boolean) => void): Disposable {
  const folder = path.dirname(socketPath);
  let watcher: FSWatcher | undefined;
  let disposed = false;
  let lastSeen: string | undefined;

  const tell = (): void => {
    const before = lastSeen;
    lastSeen = fileIdentity(socketPath) ?? before;
    onChange(before !== undefined && before !== lastSeen);
  };

  const arm = (): void => {
    watcher?.close();
    watcher = undefined;
    let absent: string | undefined;
    for (let at = folder, below = socketPath; !disposed; below = at, at = path.dirname(at)) {
      const self = path.basename(at);
      const next = path.basename(below);
      try {
        watcher = watch(at, { persistent: false }, (_event, changed) => {
          if (changed !== null && changed !== next && changed !== self) {
            return;
          }
          // An event with the folder's own name means that it was removed, after which it is no longer watched.
          if (at !== folder || changed !== next) {
            arm();
          }
          tell();
        });
        // Some platforms emit an error when the watched folder is removed: start again from a folder above.
        watcher.on('error', arm);
      } catch (error) {
        absent = errorCode(error) === 'ENOENT' ? at : undefined;
        if (at === path.dirname(at)) {
          return;
        }
        continue;
      }
      if (absent !== undefined && existsSync(absent)) {
        // It was made between the failed watch and the one above it, so that no event came.
        arm();
      }
      return;
    }
  };

  arm();
  // Read after the watch has begun, so that no change falls between the two.
  lastSeen = fileIdentity(socketPath);
  return {
    dispose: () => {
      disposed = true;
      watcher?.close();
    },
  };
}

/**
 * Identifies a file. The birth time is part of it, since a file system may give a new file the inode number of one that
 * was removed.
 */
function fileIdentity(file: string): string | undefined {
  try {
    const { dev, ino, birthtimeNs } = statSync(file, { bigint: true });
    return `${dev}:${ino}:${birthtimeNs}`;
  } catch {
    // Absent, or behind a folder that may not be entered.
    return undefined;
  }
}
