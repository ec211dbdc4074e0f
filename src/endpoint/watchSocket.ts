import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { Disposable } from '../common/disposable.ts';

/**
 * Calls back when the socket file came, went, was replaced or changed its permissions. Watches the folder, because
 * the file itself comes and goes; while the folder is absent too, the nearest folder above it that exists.
 */
export function watchSocket(socketPath: string, onChange: () => void): Disposable {
  const folder = path.dirname(socketPath);
  const name = path.basename(socketPath);
  let watcher: FSWatcher | undefined;
  let disposed = false;

  const arm = (): void => {
    watcher?.close();
    watcher = undefined;
    for (let at = folder; !disposed; at = path.dirname(at)) {
      try {
        watcher = watch(at, { persistent: false }, (_event, changed) => {
          if (at === folder) {
            if (changed === name || changed === null) {
              onChange();
            }
          } else {
            arm();
            onChange();
          }
        });
        // A watched folder that is removed makes some platforms emit an error: start again from above.
        watcher.on('error', arm);
        return;
      } catch {
        if (at === path.dirname(at)) {
          return;
        }
      }
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
