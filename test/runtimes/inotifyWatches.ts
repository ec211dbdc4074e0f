import { readdirSync, readFileSync } from 'node:fs';

/** How many inotify watches this process has. */
export function inotifyWatches(): number {
  return readdirSync('/proc/self/fdinfo').reduce((count, fd) => {
    try {
      return count + readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').split('inotify wd:').length - 1;
    } catch {
      // The descriptor of the listing itself is closed by now.
      return count;
    }
  }, 0);
}
