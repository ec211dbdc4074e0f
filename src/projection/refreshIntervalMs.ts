import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';

const secondMs = 1000;

/** How long words that tell a time stay true enough: a minute for ages, less while something counts seconds. */
export function refreshIntervalMs(snapshots: readonly EndpointSnapshot[]): number {
  if (snapshots.some(({ pulls }) => pulls.length > 0)) {
    return secondMs;
  }
  return snapshots.some(({ connection }) => connection.phase === 'stale') ? 5 * secondMs : 60 * secondMs;
}
