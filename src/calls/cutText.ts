/**
 * The beginning of a text that is long, with a word that says how much more there is.
 *
 * @param length of the whole, where `text` is not all of it
 */
export function cutText(text: string, maxLength: number, length = text.length): string {
  const shown = text.slice(0, maxLength);
  return shown.length < length ? `${shown}… ${length - shown.length} more characters` : text;
}
