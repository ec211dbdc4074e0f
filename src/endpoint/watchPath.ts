import { existsSync, type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import type { Disposable } from '../common/disposable.ts';
import { errorCode } from '../common/thrown.ts';

/**
 * Calls back when what is at a path is made, removed or replaced, or changes. Watches the folder, because the file itself
 * comes and goes; while the folder is absent or unreadable, the nearest one above it. The path is watched as it is
 * written: what a link in it leads to is another path.
 */
export function watchPath(target: string, onChange: () => void): Disposable {
  const folder = path.dirname(target);
  let watcher: FSWatcher | undefined;
  let disposed = false;

  const arm = (): void => {
    watcher?.close();
    watcher = undefined;
    let absent: string | undefined;
    for (let at = folder, below = target; !disposed; below = at, at = path.dirname(at)) {
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
          onChange();
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
  return {
    dispose: () => {
      disposed = true;
      watcher?.close();
    },
  };
}
