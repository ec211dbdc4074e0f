/**
 * Replaces each part of a message that is equal to what was there before by the earlier object. A message is a copy all
 * through, and components compare by identity: without this each screen would draw every card again. Items of a list are matched by their `id` where they have one.
 */
export function keepSame<Value>(before: unknown, after: Value): Value {
  // The value that comes out is equal to `after`, so of its type.
  return kept(before, after) as Value;
}

function kept(before: unknown, after: unknown): unknown {
  if (Object.is(before, after) || !isObject(before) || !isObject(after)) {
    return after;
  }
  if (Array.isArray(before) !== Array.isArray(after)) {
    return after;
  }
  const keys = Object.keys(after);
  const earlier = Array.isArray(before) ? itemsById(before) : undefined;
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const is: unknown = Reflect.get(after, key);
    const at: unknown = Reflect.get(before, key);
    const id = idOf(is);
    const value = kept(id === undefined ? at : (earlier?.get(id) ?? at), is);
    same &&= Object.is(value, at);
    Reflect.set(after, key, value);
  }
  return same ? before : after;
}

function itemsById(items: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(items.flatMap((item) => (idOf(item) === undefined ? [] : [[idOf(item) ?? '', item]])));
}

function idOf(item: unknown): string | undefined {
  const id: unknown = isObject(item) ? Reflect.get(item, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
