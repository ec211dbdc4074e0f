/**
 * Whether two records say the same. Records are plain: primitives, lists, and objects of those. Less than half
 * the time of `isDeepStrictEqual`, which has to care for prototypes, symbols and cycles; a relist may compare ten
 * thousand of them.
 */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => sameRecord(item, b[at]))
    );
  }
  return sameFields(a as Fields, b as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameFields(a: Fields, b: Fields): boolean {
  let count = 0;
  for (const key in a) {
    if (!sameRecord(a[key], b[key]) || !(key in b)) {
      return false;
    }
    count += 1;
  }
  for (const _key in b) {
    count -= 1;
  }
  return count === 0;
}
