import { limits } from './limits.ts';

/**
 * JSON as `JSON.parse` reads it, but for integers that a number would round: they become strings.
 *
 * @throws SyntaxError of what is no JSON; RangeError of what is too long, too deep or of too many values to be read by
 * those who recurse or loop over it, before any of it is in memory
 */
export function parseExactJson(text: string): unknown {
  refuseTooMuch(text);
  // First, for the search is quick only where every string ends.
  const rounded: unknown = JSON.parse(text);
  return /\d{16}/.test(text) ? JSON.parse(text.replace(stringOrLongInteger, keepDigits)) : rounded;
}

/** The same of what may be no JSON, or too much: `undefined` then. Its errors quote the text, and do not leave here. */
export function exactJson(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}

/** A string whole, so that no digits inside it match, or an integer of 16 digits and more. */
const stringOrLongInteger = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

function keepDigits(token: string): string {
  return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
}

const code = (character: string): number => character.charCodeAt(0);
const quote = code('"');
const backslash = code('\\');
const comma = code(',');
const opening = new Set([code('['), code('{')]);
const closing = new Set([code(']'), code('}')]);

function refuseTooMuch(text: string): void {
  if (text.length > limits.jsonCharacters) {
    throw new RangeError(`JSON of more than ${limits.jsonCharacters} characters`);
  }
  let depth = 0;
  // Each value but the first of its list or object comes after a comma, and each first one after its bracket.
  let values = 1;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === quote) {
      index = endOfString(text, index);
    } else if (character === comma) {
      values += 1;
    } else if (opening.has(character)) {
      values += 1;
      depth += 1;
    } else if (closing.has(character)) {
      depth -= 1;
    }
    if (depth > limits.jsonDepth || values > limits.jsonValues) {
      throw new RangeError(`JSON deeper than ${limits.jsonDepth} or of more than ${limits.jsonValues} values`);
    }
  }
}

/** Where the string ends that begins at `start`; the end of the text where it does not, which is then no JSON. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === backslash) {
      backslashes += 1;
    }
    if (backslashes % 2 === 0) {
      return end;
    }
  }
  return text.length;
}
