import type { JsonObject } from '../../src/contract/json.ts';
import { asRecord, asText, at } from '../../src/runtimes/json.ts';

/** What identifies the object that a request is about; empty where it is about none. */
export function keyOfRequest(request: JsonObject): string {
  const id = request['pod_sandbox_id'] ?? request['container_id'] ?? at(request, 'image', 'image');
  return asText(id) ?? '';
}

/** A recorded reply as it is sent: the values of its `info` are text there. */
export function onTheWire({ info, ...rest }: JsonObject): JsonObject {
  const texts = Object.entries(asRecord(info) ?? {}).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { ...rest, info: Object.fromEntries(texts) };
}

/** `undefined` for what does not fit the message, such as an event that was recorded with its payload decoded. */
export function encodedReply(encode: (message: object) => Buffer, reply: unknown): Buffer | undefined {
  try {
    return encode(onTheWire(reply as JsonObject));
  } catch {
    return undefined;
  }
}
