const maxLength = 200;
// Control characters, line and paragraph separators, and the marks that turn the direction of writing.
const unsafe = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;
const halfCharacter = /[\ud800-\udbff]$/;

/**
 * The one door for text that a runtime or a user of the cluster chose: on one line, of bearable length, and unable to
 * reorder what stands beside it.
 */
export function plainText(text: string): string {
  const line = text.replace(unsafe, ' ').trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1).replace(halfCharacter, '')}…` : line;
}
