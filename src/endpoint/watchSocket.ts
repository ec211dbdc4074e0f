import { existsSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { Disposable } from '../common/disposable.ts';

/**
 * Calls back when the socket file came, went, was replaced or changed its permissions. Watches the folder, because
 * the file itself comes and goes; while the folder is absent too, or may not be read, the nearest one above it.
 */
export function watchSocket(socketPath: string, onChange: () => void): Disposable {
  const folder = path.dirname(socketPath);
  let watcher: FSWatcher | undefined;
  let disposed = false;

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
          onChange();
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
  return {
    dispose: () => {
      disposed = true;
      watcher?.close();
    },
  };
}
