import { inotifyWatches } from './inotifyWatches.ts';

export type OpenResources = Readonly<Record<string, number>>;

/** What keeps this process busy, by kind: connections, timers, file watches. */
export function openResources(): OpenResources {
  const counts: Record<string, number> = { inotifyWatches: inotifyWatches() };
  for (const kind of process.getActiveResourcesInfo()) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The kinds of which there are more than before. */
export function leaks(before: OpenResources, now: OpenResources): string[] {
  return Object.entries(now).flatMap(([kind, count]) =>
    count > (before[kind] ?? 0) ? [`${kind}: ${before[kind] ?? 0} before, ${count} now`] : [],
  );
}
