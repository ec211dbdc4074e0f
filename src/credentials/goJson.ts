import { isRecord } from '../common/isRecord.ts';

/**
 * JSON as Go reads it. Docker, Podman, the kubelet and all credential helpers are written in Go, which does not mind the
 * case of a key: `Username` is `username`.
 */

/** The value of a key, the last where there are several spellings. A null is none. */
export function field(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return fields(record, name).at(-1);
}

/** What stands in a map of this name; where there are several spellings, what stands in any of them. */
export function mapEntries(record: Readonly<Record<string, unknown>>, name: string): [string, unknown][] {
  return fields(record, name).flatMap((value) => (isRecord(value) ? Object.entries(value) : []));
}

function fields(record: Readonly<Record<string, unknown>>, name: string): unknown[] {
  return Object.entries(record)
    .filter(([key, value]) => key.toLowerCase() === name.toLowerCase() && value !== null)
    .map(([, value]) => value);
}
