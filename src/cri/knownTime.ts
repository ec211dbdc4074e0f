import type { TimestampNs } from '../contract/timestamp.ts';

/**
 * A time of a reply, or `undefined` where it stands for none. A field that a runtime does not fill in is 0 on the wire.
 * Go's zero time, the year 1, overflows when it is turned into nanoseconds and arrives as some number below zero.
 */
export function knownTime(wire: string | number): TimestampNs | undefined {
  const atNs = BigInt(wire);
  return atNs > 0n ? atNs : undefined;
}
