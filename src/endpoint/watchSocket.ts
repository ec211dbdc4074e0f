import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { Disposable } from '../common/disposable.ts';

/**
 * Calls back when the socket file came, went, was replaced or changed its permissions. Watches the folder, because
 * the file itself comes and goes; while the folder is absent too, or may not be read, the nearest one above it.
 *
 * @param onChange `replaced`: the file is another one than was there before, so that connections made until now may
 * lead to somebody who is no longer behind this path
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
          // By its own name a folder tells that it was removed, and then it is watched no longer.
          if (at !== folder || changed !== next) {
            arm();
          }
          tell();
        });
        // A watched folder that is removed makes some platforms emit an error: start again from above.
        watcher.on('error', arm);
      } catch (error) {
        absent = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? at : undefined;
        if (at === path.dirname(at)) {
          return;
        }
        continue;
      }
      if (absent !== undefined && existsSync(absent)) {
        // It was made between the two looks, so that nobody told of it.
        arm();
      }
      return;
    }
  };

  arm();
  // After the watch has begun: whatever comes in between is told.
  lastSeen = fileIdentity(socketPath);
  return {
    dispose: () => {
      disposed = true;
      watcher?.close();
    },
  };
}

/** With the time of its birth, since a file system may give a new file the number of one that was removed. */
function fileIdentity(file: string): string | undefined {
  try {
    const { dev, ino, birthtimeNs } = statSync(file, { bigint: true });
    return `${dev}:${ino}:${birthtimeNs}`;
  } catch {
    // Absent, or behind a folder that may not be entered.
    return undefined;
  }
}
