/** A changed item is one that went and another that came: items are told apart by identity. */
export interface ItemChanges<T> {
  readonly gone: readonly T[];
  readonly come: readonly T[];
}

/**
 * What differs between two maps. As long as both have the same keys in the same order, as they do when single items
 * have changed, they are read side by side; only behind that is anything looked up.
 */
export function itemChanges<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): ItemChanges<T> {
  const gone: T[] = [];
  const come: T[] = [];
  if (before === after) {
    return { gone, come };
  }
  const old = before.entries();
  const young = after.entries();
  let was = old.next();
  let is = young.next();
  while (was.done !== true && is.done !== true && was.value[0] === is.value[0]) {
    if (was.value[1] !== is.value[1]) {
      gone.push(was.value[1]);
      come.push(is.value[1]);
    }
    was = old.next();
    is = young.next();
  }
  for (; was.done !== true; was = old.next()) {
    if (after.get(was.value[0]) !== was.value[1]) {
      gone.push(was.value[1]);
    }
  }
  for (; is.done !== true; is = young.next()) {
    if (before.get(is.value[0]) !== is.value[1]) {
      come.push(is.value[1]);
    }
  }
  return { gone, come };
}
