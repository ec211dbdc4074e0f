/**
 * By so much (ms) events may come later than others did. A runtime holds up every call that makes an event until a
 * subscriber has taken those before it, so one that falls behind does harm to the node.
 */
const mostLagMs = 3_000;

/**
 * Finds out whether events are read as fast as they are sent. The clocks of the runtime and of this machine may differ,
 * hence the quickest event so far counts as one that came at once: what a runtime had kept for its first subscriber
 * comes in order, each later than its successor.
 */
export class EventLag {
  readonly #now: () => number;
  #leastMs = Infinity;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param atMs when the event happened by the runtime's clock; `undefined` where it does not tell */
  isTooMuch(atMs: number | undefined): boolean {
    if (atMs === undefined) {
      return false;
    }
    const lagMs = this.#now() - atMs;
    this.#leastMs = Math.min(this.#leastMs, lagMs);
    return lagMs - this.#leastMs > mostLagMs;
  }
}
