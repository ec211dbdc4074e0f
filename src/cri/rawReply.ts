import type { JsonObject, JsonValue } from '../contract/json.ts';

/**
 * A reply as plain JSON for reading. The values of its `info` map, which runtimes fill with JSON as text, are parsed;
 * a value that is no JSON (containerd's `lastCNILoadStatus` is a bare `OK`) stays text.
 */
export function rawReply(reply: object): JsonObject {
  const json = toJsonObject(reply);
  const { info } = json;
  return isObject(info) ? { ...json, info: mapValues(info, parseInfo) } : json;
}

function parseInfo(value: JsonValue): JsonValue {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return toJson(JSON.parse(value));
  } catch {
    return value;
  }
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

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
