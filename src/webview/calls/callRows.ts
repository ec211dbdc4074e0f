/** Rows above and below those in sight that are drawn as well, so that a fast scroll shows no gap. */
const SPARE = 8;

/** Which of many rows of one height are drawn: from `first` up to and without `end`. Heights are pixels. */
export function rowWindow(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
): { readonly first: number; readonly end: number } {
  const first = Math.min(Math.max(0, count - 1), Math.max(0, Math.floor(scrollTop / rowHeight) - SPARE));
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + SPARE);
  return { first, end: Math.max(first, end) };
}

/**
 * The index of the row to which a key leads, or `undefined` for a key that leads nowhere.
 *
 * @param chosen index of the chosen row; -1 where none is
 * @param page number of rows that Page Down goes
 */
export function nextRow(key: string, chosen: number, count: number, page: number): number | undefined {
  const last = count - 1;
  const wanted = new Map([
    ['ArrowUp', chosen < 0 ? last : chosen - 1],
    ['ArrowDown', chosen + 1],
    ['PageUp', chosen < 0 ? last : chosen - page],
    ['PageDown', chosen + page],
    ['Home', 0],
    ['End', last],
  ]).get(key);
  return wanted === undefined || count === 0 ? undefined : Math.min(last, Math.max(0, wanted));
}
