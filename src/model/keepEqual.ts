import { nextTurn } from '../common/nextTurn.ts';
import { sameRecord } from './sameRecord.ts';

/** Some two milliseconds of comparing. */
const sliceSize = 1_000;

/**
 * A list in which each item that says what it said before is the object of before. Done in turns, so that the store,
 * which compares whole lists in one go, has only identities left to look at.
 */
export async function keepEqual<T extends { readonly id: string }>(
  before: ReadonlyMap<string, T>,
  list: readonly T[],
  signal: AbortSignal,
): Promise<readonly T[]> {
  const kept: T[] = [];
  for (let start = 0; start < list.length; start += sliceSize) {
    for (const item of list.slice(start, start + sliceSize)) {
      const old = before.get(item.id);
      kept.push(old !== undefined && sameRecord(old, item) ? old : item);
    }
    await nextTurn();
    signal.throwIfAborted();
  }
  return kept;
}
