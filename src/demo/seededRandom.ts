/** Numbers that look random and are the same for the same seed (the mulberry32 generator), so that a demonstration
 * node can be described in a test. Never for secrets. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0 and less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** At least `low` and at most `high`. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.integer(0, items.length - 1)] ?? items[0];
  }

  hex(length: number): string {
    let digits = '';
    while (digits.length < length) {
      digits += this.integer(0, 0xffffffff).toString(16).padStart(8, '0');
    }
    return digits.slice(0, length);
  }

  uuid(): string {
    const hex = this.hex(32);
    const variant = '89ab'[this.integer(0, 3)] ?? '8';
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      variant + hex.slice(17, 20),
      hex.slice(20),
    ].join('-');
  }

  /** The end of a pod's name as Kubernetes makes it: no vowels, nothing that reads as another letter. */
  suffix(length: number): string {
    const letters = 'bcdfghjklmnpqrstvwxz2456789';
    return Array.from({ length }, () => letters[this.integer(0, letters.length - 1)]).join('');
  }
}
