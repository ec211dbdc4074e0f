import type { EndpointSnapshot } from '../store/endpointSnapshot.ts';
import { allReads, listReads, mergeReads, noReads, type PendingReads } from './pendingReads.ts';

/** Events may get lost without a sign, so everything is read again at this interval (ms) all the same. */
export const healIntervalMs = 60_000;
/**
 * Where nobody asks anything, a server that hangs is found out by a call (ms). It cannot be done by HTTP/2 pings: gRPC
 * in Go takes more than two in five minutes for an attack, and containerd 1.6, 1.7 and 2.x all closed a connection with
 * a ping every 10 s after 40 s (too_many_pings).
 */
export const heartbeatMs = 15_000;
/** How often it is asked (ms) whether something is due: a timer, and no call by itself. */
export const tickMs = 3_000;
/**
 * So long (ms) after an outage the lists are read at every tick. A containerd that was killed inside RunPodSandbox
 * removes what it had begun when it is back, and sends no event of that.
 */
const settlingMs = 30_000;

/** What is due at a tick: reads, a sign of life, or nothing. */
export type Due = PendingReads | 'heartbeat' | undefined;

/** Decides what a session that follows containerd's events asks for between them. */
export class ReadingPace {
  readonly #now: () => number;
  readonly #settledAtMs: number;
  #healedAtMs: number;

  /** @param afterOutage whether something may have happened on the server that it tells nobody of */
  constructor(now: () => number, afterOutage: boolean) {
    this.#now = now;
    this.#healedAtMs = now();
    this.#settledAtMs = afterOutage ? now() + settlingMs : -Infinity;
  }

  /** Whether everything is to be read again, and from when on that counts as done. */
  takeHeal(): boolean {
    const heals = this.#now() - this.#healedAtMs >= healIntervalMs;
    if (heals) {
      this.#healedAtMs = this.#now();
    }
    return heals;
  }

  /** @param heardAtMs when the server last answered */
  due(snapshot: EndpointSnapshot, heardAtMs: number): Due {
    if (this.takeHeal()) {
      return allReads;
    }
    if (this.#now() < this.#settledAtMs) {
      return listReads;
    }
    const sandboxIds = sandboxesWithoutEvents(snapshot);
    if (sandboxIds.size > 0) {
      // Merged, so that the lists are read where there are too many to be asked for one by one.
      return mergeReads(noReads, { ...noReads, sandboxIds });
    }
    return this.#now() - heardAtMs >= heartbeatMs ? 'heartbeat' : undefined;
  }
}

/**
 * The sandboxes that may go without an event: containerd tells of containers and tasks, and one that was begun when it
 * was killed has neither. From outside it is one that is not ready and has no containers.
 */
function sandboxesWithoutEvents({ sandboxes, containers }: EndpointSnapshot): ReadonlySet<string> {
  const ids = new Set<string>();
  sandboxes.forEach(({ state }, id) => state === 'notReady' && ids.add(id));
  if (ids.size > 0) {
    containers.forEach(({ sandboxId }) => ids.delete(sandboxId));
  }
  return ids;
}
