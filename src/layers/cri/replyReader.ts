import type { JsonObject, JsonValue } from '../../contract/json.ts';
import { known, unknown } from '../../contract/layers/fact.ts';
import type { Fact, Unknown } from '../../contract/layers/fact.ts';
import { at } from './jsonPath.ts';
import type { Reply } from './reply.ts';
import { isUnknown } from './reply.ts';
import { reporterName } from './runtimeKind.ts';

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

/** @param runtimeName as `Version` has it */
export function readReply(reply: Reply, method: string, runtimeName: string): ReplyReader {
  if (isUnknown(reply)) {
    return { body: undefined, info: undefined, spec: undefined, missing: reply, fact: () => reply };
  }
  const missing = unknown({ why: 'notReported', by: reporterName(runtimeName) });
  const info = at(reply, 'info', 'info');
  return {
    body: reply,
    info,
    spec: at(info, 'runtimeSpec'),
    missing,
    fact: (field, value) => (value === undefined ? missing : known(value, { from: 'call', method, field })),
  };
}
