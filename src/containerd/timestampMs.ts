import type { Timestamp__Output } from '../rpc/generated/types/google/protobuf/Timestamp.ts';

/** Milliseconds since 1970, with their fraction. */
export function timestampMs(timestamp: Timestamp__Output | null): number {
  return timestamp === null ? 0 : Number(timestamp.seconds) * 1_000 + timestamp.nanos / 1e6;
}
