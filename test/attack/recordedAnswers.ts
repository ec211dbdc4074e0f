import { CriError } from '../../src/contract/failure.ts';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { asRecord, asText, at } from '../../src/runtimes/json.ts';
import type { RecordedRuntime } from '../facts/recordedRuntime.ts';
import { type Answer, definitions } from './answeringChannel.ts';

/** Answers as a recording does, with each reply changed on its way. What then fits no message is sent unchanged. */
export function recordedAnswers(recorded: RecordedRuntime, change: (reply: JsonValue) => unknown): Answer {
  return (path, request) => {
    const method = path.slice(path.lastIndexOf('/') + 1);
    const encode = definitions.get(path)?.responseSerialize;
    // A request is an object of the wire's fields.
    const reply = recorded.reply(method, keyOf(request as JsonObject));
    if (reply === undefined || encode === undefined || !path.startsWith('/runtime.v1.')) {
      return new CriError({ reason: 'unimplemented', method });
    }
    return [encoded(encode, change(reply)) ?? encode(onTheWire(reply))];
  };
}

function keyOf(request: JsonObject): string {
  const id = request['pod_sandbox_id'] ?? request['container_id'] ?? at(request, 'image', 'image');
  return asText(id) ?? '';
}

function encoded(encode: (message: object) => Buffer, reply: unknown): Buffer | undefined {
  try {
    return encode(onTheWire(reply as JsonObject));
  } catch {
    return undefined;
  }
}

/** The values of `info` are text there. */
function onTheWire({ info, ...rest }: JsonObject): JsonObject {
  const texts = Object.entries(asRecord(info) ?? {}).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { ...rest, info: Object.fromEntries(texts) };
}
