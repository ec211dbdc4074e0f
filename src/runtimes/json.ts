import { isRecord } from '../common/isRecord.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';

/** What JSON of a runtime holds at a path; `undefined` where it has another shape. Its types are nobody's promise. */
export function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((inner, key) => member(inner, key), value);
}

export function asText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Only a text with something in it: Go writes an unset text as an empty one. */
export function asFilledText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Integers that a number would round are text in a raw reply, and no number here. */
export function asInteger(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

export function asFlag(value: JsonValue | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function asRecord(value: JsonValue | undefined): JsonObject | undefined {
  return isRecord(value) ? value : undefined;
}

export function asList(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  return isList(value) ? value : undefined;
}

/** A list of nothing but texts. */
export function asTexts(value: JsonValue | undefined): readonly string[] | undefined {
  return isList(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

/**
 * A field that Go leaves out when it has its zero value (`omitempty`): absent in an object that is there, it has that
 * value; of an object that is not there, or with another type, it is not known.
 */
export function omittable<T>(
  owner: JsonValue | undefined,
  key: string,
  read: (value: JsonValue | undefined) => T | undefined,
  zero: T,
): T | undefined {
  const value = at(owner, key) ?? null;
  return isRecord(owner) && value === null ? zero : read(value);
}

function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
