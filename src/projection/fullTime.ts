import type { TimestampNs } from '../contract/timestamp.ts';
import { timestampMs } from './age.ts';

const maxDateMs = 8.64e15;

/** `2026-11-24 22:17:26 UTC`: the zone of the node's own logs, whatever the zone of the reader. */
export function fullTime(atNs: TimestampNs): string {
  const atMs = timestampMs(atNs);
  // A time outside of the calendar would throw, and a broken runtime may send any number.
  if (Math.abs(atMs) > maxDateMs) {
    return `${atNs} ns`;
  }
  return `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
