/**
 * Where a key leads in a list, or `undefined` for a key that leads nowhere.
 *
 * @param place of the chosen row; -1 where none is
 * @param page rows that a page down goes
 */
export function nextRow(key: string, place: number, count: number, page: number): number | undefined {
  const last = count - 1;
  const wanted = new Map([
    ['ArrowUp', place < 0 ? last : place - 1],
    ['ArrowDown', place + 1],
    ['PageUp', place < 0 ? last : place - page],
    ['PageDown', place + page],
    ['Home', 0],
    ['End', last],
  ]).get(key);
  return wanted === undefined || count === 0 ? undefined : Math.min(last, Math.max(0, wanted));
}
