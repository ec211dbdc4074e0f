import type { TourRecording } from '../contract/layers/tourRecording.ts';

/** Timestamps are nanoseconds as bigint, which JSON has not: they are written as text with this before them. */
const bigintMark = 'bigint:';

export function recordingAsJson(recording: TourRecording): string {
  const replace = (_key: string, value: unknown): unknown =>
    typeof value === 'bigint' ? `${bigintMark}${value}` : value;
  return `${JSON.stringify(recording, replace)}\n`;
}

/** Of a file that `recordingAsJson` wrote; its shape is taken as given. */
export function recordingOfJson(json: string): TourRecording {
  const revive = (_key: string, value: unknown): unknown =>
    typeof value === 'string' && /^bigint:-?\d+$/.test(value) ? BigInt(value.slice(bigintMark.length)) : value;
  return JSON.parse(json, revive) as TourRecording;
}
