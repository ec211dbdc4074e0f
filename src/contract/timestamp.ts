/** Nanoseconds since 1970, UTC. A bigint because the value exceeds 2^53. */
export type TimestampNs = bigint;
