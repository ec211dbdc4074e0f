import { CriError } from '../../src/contract/failure.ts';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import type { RecordedRuntime } from '../facts/recordedRuntime.ts';
import { encodedReply, keyOfRequest, onTheWire } from '../facts/recordedWire.ts';
import { type Answer, definitions } from './answeringChannel.ts';

/** Answers as a recording does, with each reply changed on its way. What then fits no message is sent unchanged. */
export function recordedAnswers(recorded: RecordedRuntime, change: (reply: JsonValue) => unknown): Answer {
  return (path, request) => {
    const method = path.slice(path.lastIndexOf('/') + 1);
    const encode = definitions.get(path)?.responseSerialize;
    // A request is an object of the wire's fields.
    const reply = recorded.reply(method, keyOfRequest(request as JsonObject));
    if (reply === undefined || encode === undefined || !path.startsWith('/runtime.v1.')) {
      return new CriError({ reason: 'unimplemented', method });
    }
    return [encodedReply(encode, change(reply)) ?? encode(onTheWire(reply))];
  };
}
