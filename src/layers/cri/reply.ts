import type { JsonObject } from '../../contract/json.ts';
import type { Unknown } from '../../contract/layers/fact.ts';

/** A verbose reply as `rawReply` makes it, or why there is none. */
export type Reply = JsonObject | Unknown;

/** No CRI reply has a field `known`. */
export function isUnknown(reply: Reply): reply is Unknown {
  return reply['known'] === false;
}
