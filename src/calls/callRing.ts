import type { CallRecord } from '../contract/call.ts';

export interface CallLimits {
  readonly maxRecords: number;
  /** Characters of JSON, of all records together. */
  readonly maxSize: number;
}

interface Kept {
  readonly record: CallRecord;
  readonly size: number;
}

/** The newest records. A call that is under way outlives those that have ended. */
export class CallRing {
  readonly #limits: CallLimits;
  readonly #kept = new Map<number, Kept>();
  #size = 0;

  constructor(limits: CallLimits) {
    this.#limits = limits;
  }

  get records(): readonly CallRecord[] {
    return [...this.#kept.values()].map(({ record }) => record).sort((a, b) => a.id - b.id);
  }

  put(kept: Kept): void {
    const { id } = kept.record;
    this.#size += kept.size - (this.#kept.get(id)?.size ?? 0);
    this.#kept.set(id, kept);
    const { maxRecords, maxSize } = this.#limits;
    while (this.#kept.size > maxRecords || (this.#size > maxSize && this.#kept.size > 1)) {
      this.#drop(this.#oldest());
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }

  #oldest(): Kept | undefined {
    let first: Kept | undefined;
    for (const kept of this.#kept.values()) {
      if (kept.record.outcome !== 'underWay') {
        return kept;
      }
      first ??= kept;
    }
    return first;
  }

  #drop(kept: Kept | undefined): void {
    if (kept !== undefined) {
      this.#kept.delete(kept.record.id);
      this.#size -= kept.size;
    }
  }
}
