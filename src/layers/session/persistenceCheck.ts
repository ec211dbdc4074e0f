/**
 * Tells what lasts from what passes: a sandbox that is being stopped looks broken for a moment. A suspicion is confirmed
 * when each check for so many milliseconds has found it.
 */
export class PersistenceCheck {
  readonly #now: () => number;
  readonly #afterMs: number;
  /** First time (ms) each suspicion was seen. Key: object id, then suspicion. */
  readonly #firstSeen = new Map<string, Map<string, number>>();
  readonly #pending = new Set<string>();

  constructor(now: () => number, afterMs: number) {
    this.#now = now;
    this.#afterMs = afterMs;
  }

  /** The ids of objects with a suspicion that is not confirmed yet. */
  get pending(): ReadonlySet<string> {
    return this.#pending;
  }

  /** The confirmed ones among an object's suspicions. Suspicions that it had and has no longer are forgotten. */
  confirmed(objectId: string, suspicions: readonly string[]): ReadonlySet<string> {
    const before = this.#firstSeen.get(objectId);
    const now = this.#now();
    const firstSeen = new Map(suspicions.map((suspicion) => [suspicion, before?.get(suspicion) ?? now]));
    const confirmed = new Set(
      suspicions.filter((suspicion) => now - (firstSeen.get(suspicion) ?? now) >= this.#afterMs),
    );
    if (confirmed.size === firstSeen.size) {
      this.#pending.delete(objectId);
    } else {
      this.#pending.add(objectId);
    }
    if (firstSeen.size === 0) {
      this.#firstSeen.delete(objectId);
    } else {
      this.#firstSeen.set(objectId, firstSeen);
    }
    return confirmed;
  }

  forget(objectId: string): void {
    this.#firstSeen.delete(objectId);
    this.#pending.delete(objectId);
  }
}
