/**
 * JSON as `JSON.parse` reads it, but for integers that a number would round: they become strings.
 *
 * @throws SyntaxError of what is no JSON
 */
export function parseExactJson(text: string): unknown {
  // First, for the search is quick only where every string ends.
  const rounded: unknown = JSON.parse(text);
  return /\d{16}/.test(text) ? JSON.parse(text.replace(stringOrLongInteger, keepDigits)) : rounded;
}

/** A string whole, so that no digits inside it match, or an integer of 16 digits and more. */
const stringOrLongInteger = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

function keepDigits(token: string): string {
  return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
}
