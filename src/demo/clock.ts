/** Nanoseconds since 1970, as CRI counts time. Each reading is later than the one before. */
export class Clock {
  #last = 0n;

  now(): bigint {
    const read = BigInt(Date.now()) * 1_000_000n;
    this.#last = read > this.#last ? read : this.#last + 1n;
    return this.#last;
  }
}

/** RFC 3339 with nanoseconds, as in the lines of a CRI log. */
export function rfc3339Nano(timeNs: bigint): string {
  const seconds = new Date(Number(timeNs / 1_000_000n)).toISOString().slice(0, 19);
  return `${seconds}.${(timeNs % 1_000_000_000n).toString().padStart(9, '0')}Z`;
}

export const secondNs = 1_000_000_000n;
