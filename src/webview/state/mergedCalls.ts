import type { CallRecord } from '../../contract/call.ts';

/** As many as the host keeps of an endpoint at most, so that an open panel is bounded too. */
const KEPT = 1000;

/** The calls that were known with those that began or changed since, oldest first. */
export function mergedCalls(known: readonly CallRecord[], changed: readonly CallRecord[]): readonly CallRecord[] {
  const byKey = new Map(known.map((call) => [keyOf(call), call]));
  for (const call of changed) {
    byKey.set(keyOf(call), call);
  }
  return [...byKey.values()].slice(-KEPT);
}

function keyOf({ endpointId, id }: CallRecord): string {
  return `${id} ${endpointId}`;
}
