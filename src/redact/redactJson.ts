import { parseExactJson } from '../common/parseExactJson.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';
import { fieldPlace, isHidden, isVariable, itemPlace, outermost, type Place } from './place.ts';
import { areArguments, mayTellSecret, redactField, variableName } from './redactField.ts';
import { redactArguments, redactText } from './redactText.ts';
import { hidden } from './secretNames.ts';

/** What is deeper is hidden whole: nobody reads it, and a runtime could exhaust the stack with it. */
const maxDepth = 200;

/** The same without environment values and what else is likely secret: nothing is cut, and names stay. */
export function redactJson(value: JsonObject): JsonObject {
  return redactFields(value, outermost, 0);
}

function redactValue(value: JsonValue, place: Place, depth: number): JsonValue {
  if (typeof value === 'string') {
    return redactString(value, place, depth);
  }
  if (typeof value === 'number') {
    return isHidden(place, String(value)) ? hidden : value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth >= maxDepth) {
    return hidden;
  }
  return isList(value) ? redactList(value, place, depth) : redactFields(value, place, depth);
}

function redactList(items: readonly JsonValue[], place: Place, depth: number): readonly JsonValue[] {
  const open = areArguments(items, place) ? redactArguments(items) : items;
  const ofItem = itemPlace(place);
  return open.map((item) => redactValue(item, ofItem, depth + 1));
}

function redactFields(fields: JsonObject, place: Place, depth: number): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      redactText(key),
      redactValue(field, fieldPlace(key, fields, place), depth + 1),
    ]),
  );
}

function redactString(text: string, place: Place, depth: number): string {
  if (text === '') {
    return text;
  }
  if (isVariable(place)) {
    return variableName(text);
  }
  if (isHidden(place, text)) {
    return hidden;
  }
  return /^\s*["{[]/.test(text) ? redactJsonText(text, place, depth) : redactField(text, place);
}

/** An annotation may repeat what was applied, as JSON. */
function redactJsonText(text: string, place: Place, depth: number): string {
  let parsed: JsonValue;
  try {
    parsed = parseExactJson(text) as JsonValue;
  } catch {
    return /^\s*[{[]\s*["{[]/.test(text) && mayTellSecret(text) ? hidden : redactField(text, place);
  }
  const open = JSON.stringify(redactValue(parsed, place, depth + 1));
  return open === JSON.stringify(parsed) ? text : open;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
