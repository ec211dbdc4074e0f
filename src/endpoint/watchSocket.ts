import { statSync } from 'node:fs';
import { type Disposable, DisposableStore } from '../common/disposable.ts';
import { followLinks } from './followLinks.ts';
import { watchPath } from './watchPath.ts';

/**
 * Calls back when the file is made, removed or replaced, or its permissions change. Where the path leads over links,
 * each of them is watched and what the last one leads to: the runtime makes its socket there, under another name.
 *
 * @param onChange `replaced`: another file is at the path now, so that the connections made until now may lead to a
 * process that no longer serves it
 */
export function watchSocket(socketPath: string, onChange: (replaced: boolean) => void): Disposable {
  let watched: readonly string[] = [];
  let watches = new DisposableStore();
  let disposed = false;
  let lastSeen: string | undefined;

  const tell = (): void => {
    if (disposed) {
      return;
    }
    arm();
    const before = lastSeen;
    lastSeen = fileIdentity(socketPath) ?? before;
    onChange(before !== undefined && before !== lastSeen);
  };

  const arm = (): void => {
    // Read again once the watches have begun, so that no link made meanwhile is missed.
    for (
      let paths = followLinks(socketPath);
      paths.join('\0') !== watched.join('\0');
      paths = followLinks(socketPath)
    ) {
      watches.dispose();
      watches = new DisposableStore();
      watched = paths;
      paths.forEach((each) => watches.add(watchPath(each, tell)));
    }
  };

  arm();
  // Read after the watch has begun, so that no change falls between the two.
  lastSeen = fileIdentity(socketPath);
  return {
    dispose: () => {
      disposed = true;
      watches.dispose();
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
