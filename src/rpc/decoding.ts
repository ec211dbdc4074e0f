/**
 * How protobuf messages become JavaScript values. The type generator (scripts/generate.ts) is given the same
 * options, so that the generated types say what really arrives.
 *
 * Longs are strings: CRI times are nanoseconds since 1970 and exceed 2^53, which a number would round to 256 ns.
 * Defaults are filled in, because proto3 leaves zero values off the wire: SANDBOX_READY, CONTAINER_CREATED and
 * exit code 0 would be missing otherwise.
 */
export const decoding = {
  keepCase: true,
  longs: String,
  enums: String,
  defaults: true,
} as const;
