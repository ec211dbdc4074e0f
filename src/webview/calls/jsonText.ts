import type { JsonValue } from '../../contract/json.ts';

/** Marks that turn the direction of what follows them. In JSON a quotation mark does not end their reach. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** For a person to read, over several lines; a mark of direction is shown as what it is. */
export function jsonText(value: JsonValue): string {
  return JSON.stringify(value, undefined, 2).replace(
    directionMarks,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
