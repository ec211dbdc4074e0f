const slots = 60;
const slotMs = 1000;

/** How many calls began in the last minute, to a second. Takes one addition a call, and no timer. */
export class CallMeter {
  readonly #counts = new Uint32Array(slots);
  /** The second that each slot counts. */
  readonly #seconds = new Float64Array(slots).fill(-1);

  /** @param atMs milliseconds on a clock that never goes back */
  count(atMs: number): void {
    const second = Math.floor(atMs / slotMs);
    const slot = second % slots;
    if (this.#seconds[slot] !== second) {
      this.#seconds[slot] = second;
      this.#counts[slot] = 0;
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  inLastMinute(nowMs: number): number {
    const oldest = Math.floor(nowMs / slotMs) - slots;
    return this.#counts.reduce((sum, count, slot) => ((this.#seconds[slot] ?? -1) > oldest ? sum + count : sum), 0);
  }
}
