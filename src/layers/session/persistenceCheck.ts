/**
 * Tells what lasts from what passes: a sandbox that is being stopped looks broken for a moment. A suspicion is
 * confirmed when it was there each time that it was looked at, for so many milliseconds.
 */
export class PersistenceCheck {
  readonly #now: () => number;
  readonly #afterMs: number;
  /** Since when, by what it is of and what it is. */
  readonly #since = new Map<string, Map<string, number>>();
  readonly #pending = new Set<string>();

  constructor(now: () => number, afterMs: number) {
    this.#now = now;
    this.#afterMs = afterMs;
  }

  /** Of what something is suspected that is not confirmed yet. */
  get pending(): ReadonlySet<string> {
    return this.#pending;
  }

  /** Those of the suspicions of one thing that are confirmed; the others that it had are forgotten. */
  confirmed(of: string, suspicions: readonly string[]): ReadonlySet<string> {
    const before = this.#since.get(of);
    const now = this.#now();
    const since = new Map(suspicions.map((suspicion) => [suspicion, before?.get(suspicion) ?? now]));
    const confirmed = new Set(suspicions.filter((suspicion) => now - (since.get(suspicion) ?? now) >= this.#afterMs));
    if (confirmed.size === since.size) {
      this.#pending.delete(of);
    } else {
      this.#pending.add(of);
    }
    if (since.size === 0) {
      this.#since.delete(of);
    } else {
      this.#since.set(of, since);
    }
    return confirmed;
  }

  forget(of: string): void {
    this.#since.delete(of);
    this.#pending.delete(of);
  }
}
