const maxLength = 200;
// Control characters, line and paragraph separators, and the marks that turn the direction of writing.
const unsafe = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;
const halfCharacter = /[\ud800-\udbff]$/;

/**
 * The one door for text that a runtime or a user of the cluster chose: on one line, of bearable length, and unable to
 * reorder what stands beside it.
 */
export function plainText(text: string): string {
  const line = plainLine(text);
  return line.length > maxLength ? `${head(line, maxLength - 1)}…` : line;
}

/**
 * The same for what a runtime says of a failure: an error wraps its cause and so ends with it, hence the middle of a
 * long one goes.
 */
export function plainDetail(text: string): string {
  const line = plainLine(text);
  const shownLength = 2 * maxLength;
  return line.length > shownLength ? `${head(line, maxLength)}…${tail(line, maxLength - 1)}` : line;
}

function plainLine(text: string): string {
  return text.replace(unsafe, ' ').trim();
}

function head(line: string, length: number): string {
  return line.slice(0, length).replace(halfCharacter, '');
}

function tail(line: string, length: number): string {
  return line.slice(-length).replace(/^[\udc00-\udfff]/, '');
}
