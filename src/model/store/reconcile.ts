import { sameRecord } from '../../common/sameRecord.ts';

export interface Reconciled<T> {
  readonly items: ReadonlyMap<string, T>;
  /** Ids that came, went or changed. */
  readonly changed: ReadonlySet<string>;
}

interface Identified {
  readonly id: string;
}

/**
 * Turns a whole list into the next map. CRI objects carry no resource version, so fields are compared. An item that
 * did not change keeps its old object, and a map in which nothing changed stays the same map: identity tells.
 */
export function reconcile<T extends Identified>(before: ReadonlyMap<string, T>, list: readonly T[]): Reconciled<T> {
  const items = new Map<string, T>();
  const changed = new Set<string>();
  for (const item of list) {
    const old = before.get(item.id);
    if (old !== undefined && sameRecord(old, item)) {
      items.set(item.id, old);
    } else {
      items.set(item.id, item);
      changed.add(item.id);
    }
  }
  for (const id of before.keys()) {
    if (!items.has(id)) {
      changed.add(id);
    }
  }
  return changed.size === 0 ? { items: before, changed } : { items, changed };
}

/** Some ids, and what is there of them: an id without an item is gone; ids outside are not spoken of. */
export interface Patch<T> {
  readonly ids: ReadonlySet<string>;
  readonly items: readonly T[];
}

/** Turns a look at some ids into the next map, with the same promises as `reconcile`. */
export function reconcilePatch<T extends Identified>(
  before: ReadonlyMap<string, T>,
  { ids, items: found }: Patch<T>,
): Reconciled<T> {
  const byId = new Map(found.map((item) => [item.id, item]));
  const changed = new Set([...ids].filter((id) => !sameRecord(before.get(id), byId.get(id))));
  if (changed.size === 0) {
    return { items: before, changed };
  }
  const items = new Map(before);
  for (const id of changed) {
    const item = byId.get(id);
    if (item === undefined) {
      items.delete(id);
    } else {
      items.set(id, item);
    }
  }
  return { items, changed };
}
