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
