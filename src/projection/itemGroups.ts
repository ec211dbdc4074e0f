import type { ItemChanges } from './itemChanges.ts';

/** Items by a key, kept up by what changes. A group in which nothing changed is the same array. */
export class ItemGroups<T> {
  readonly #keyOf: (item: T) => string | undefined;
  readonly #groups = new Map<string, readonly T[]>();

  /** An item without a key is in no group. */
  constructor(keyOf: (item: T) => string | undefined) {
    this.#keyOf = keyOf;
  }

  get(key: string): readonly T[] {
    return this.#groups.get(key) ?? [];
  }

  /** Returns the keys of the groups that changed. */
  apply({ gone, come }: ItemChanges<T>): ReadonlySet<string> {
    const left = new Set(gone);
    const came = new Map<string, T[]>();
    const touched = new Set<string>();
    for (const item of gone) {
      const key = this.#keyOf(item);
      if (key !== undefined) {
        touched.add(key);
      }
    }
    for (const item of come) {
      const key = this.#keyOf(item);
      if (key !== undefined) {
        touched.add(key);
        const others = came.get(key);
        if (others === undefined) {
          came.set(key, [item]);
        } else {
          others.push(item);
        }
      }
    }
    for (const key of touched) {
      const arrived = came.get(key) ?? [];
      const before = this.#groups.get(key);
      const group = before === undefined ? arrived : [...before.filter((item) => !left.has(item)), ...arrived];
      if (group.length === 0) {
        this.#groups.delete(key);
      } else {
        this.#groups.set(key, group);
      }
    }
    return touched;
  }
}
