import { isDeepStrictEqual } from 'node:util';

export interface Reconciled<T> {
  readonly items: ReadonlyMap<string, T>;
  /** Ids that came, went or changed. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Turns a whole list into the next map. CRI objects carry no resource version, so fields are compared. An item that
 * did not change keeps its old object, and a map in which nothing changed stays the same map: identity tells.
 */
export function reconcile<T extends { readonly id: string }>(
  before: ReadonlyMap<string, T>,
  list: readonly T[],
): Reconciled<T> {
  const items = new Map<string, T>();
  const changed = new Set<string>();
  for (const item of list) {
    const old = before.get(item.id);
    if (old !== undefined && isDeepStrictEqual(old, item)) {
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
