import type { JsonObject, JsonValue } from '../../contract/json.ts';

/** Leaves out what says nothing: null, empty text, empty lists and objects. False and 0 say something. */
export function inspectable(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const kept = withoutEmpty(item);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

function withoutEmpty(value: JsonValue): JsonValue | undefined {
  if (value === null || value === '') {
    return undefined;
  }
  if (isList(value)) {
    // The place in a list may mean something, so that only a list of nothing at all goes.
    const items = value.map((item) => (typeof item === 'object' ? (withoutEmpty(item) ?? null) : item));
    return items.every((item) => item === null) ? undefined : items;
  }
  if (typeof value === 'object') {
    const object = inspectable(value);
    return Object.keys(object).length === 0 ? undefined : object;
  }
  return value;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
