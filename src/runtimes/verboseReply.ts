import type { JsonObject, JsonValue } from '../contract/json.ts';
import { type Fact, known, type Unknown, unknown } from '../contract/layers/fact.ts';
import { at } from './json.ts';

/** A verbose reply as `rawReply` makes it, or why there is none. */
export type Reply = JsonObject | Unknown;

/** No CRI reply has a field `known`. */
export function isUnknown(reply: Reply): reply is Unknown {
  return reply['known'] === false;
}

/** Reads facts out of one reply. */
export interface ReplyReader {
  /** Absent where there is no reply. */
  readonly body: JsonObject | undefined;
  /** The JSON that containerd and CRI-O put under the key `info` of a sandbox's, a container's or an image's info. */
  readonly info: JsonValue | undefined;
  /** The OCI spec, in `info`. */
  readonly spec: JsonValue | undefined;
  /** Why there is no fact that this reply does not have. */
  readonly missing: Unknown;
  /**
   * @param field where the value is, for a person to find it
   * @param value `undefined`: the runtime does not tell
   */
  fact<T>(field: string, value: T | undefined): Fact<T>;
}

/** @param reporter who it is that does not report what is missing: `reporterName` of the runtime */
export function readReply(reply: Reply, method: string, reporter: string): ReplyReader {
  if (isUnknown(reply)) {
    return { body: undefined, info: undefined, spec: undefined, missing: reply, fact: () => reply };
  }
  const missing = unknown({ why: 'notReported', by: reporter });
  const info = at(reply, 'info', 'info');
  return {
    body: reply,
    info,
    spec: at(info, 'runtimeSpec'),
    missing,
    fact: (field, value) => (value === undefined ? missing : known(value, { from: 'call', method, field })),
  };
}
