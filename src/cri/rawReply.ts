import { isRecord } from '../common/isRecord.ts';
import { limits } from '../common/limits.ts';
import { parseExactJson } from '../common/parseExactJson.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';

/**
 * A reply as plain JSON for reading. The values of its `info` map, which runtimes fill with JSON as text, are parsed;
 * a value that is no JSON (containerd's `lastCNILoadStatus` is a bare `OK`) or too much to be read as such stays text.
 * Integers that a number would round become strings, as they are in the reply itself.
 */
export function rawReply(reply: object): JsonObject {
  const { info, ...parts } = toJsonObject(reply);
  const rest = mapValues(parts, (part) => (isRecord(part) ? plainFirst(part) : part));
  // Last, whatever its place on the wire: it is the longest, and a reader looks for the status first.
  return isRecord(info) ? { ...rest, info: mapValues(info, parseInfo) } : rest;
}

/** A decoded message has its lists and maps first, and a reader wants the id and the state. */
function plainFirst(message: JsonObject): JsonObject {
  const entries = Object.entries(message).map(([key, value]): [string, JsonValue] => [
    key,
    isRecord(value) ? plainFirst(value) : value,
  ]);
  const isPlain = ([, value]: [string, JsonValue]): boolean => typeof value !== 'object';
  return Object.fromEntries([...entries.filter(isPlain), ...entries.filter((entry) => !isPlain(entry))]);
}

function parseInfo(value: JsonValue): JsonValue {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return toJson(parseExactJson(value));
  } catch {
    return beginning(value);
  }
}

const shownCharacters = 64 * 1024;

/** A text that is too long to be read is as little use to a person, and an editor would hold all of it. */
function beginning(text: string): string {
  return text.length > limits.jsonCharacters
    ? `${text.slice(0, shownCharacters)}… ${text.length - shownCharacters} more characters`
    : text;
}

function toJson(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'bigint') {
    return value.toString();
  }
  if (Buffer.isBuffer(value)) {
    return value.toString('utf8');
  }
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  return typeof value === 'object' && value !== null ? toJsonObject(value) : null;
}

function toJsonObject(value: object): JsonObject {
  return mapValues<unknown>({ ...value }, toJson);
}

function mapValues<T>(value: Readonly<Record<string, T>>, map: (item: T) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]));
}
