import { isRecord } from '../common/isRecord.ts';
import { redactArguments, redactText } from '../redact/redactText.ts';
import { tourFormatVersion, type TourRecording } from '../contract/layers/tour.ts';

/** Timestamps are nanoseconds as bigint, which JSON has not: they are written as an object with this one key. */
const bigintKey = '$bigint';

/** What was recorded on a node, without likely secrets: people pass such a file on. */
export function recordingAsJson(recording: TourRecording): string {
  const replace = (_key: string, value: unknown): unknown =>
    typeof value === 'bigint' ? { [bigintKey]: String(value) } : redacted(value);
  return `${JSON.stringify(recording, replace)}\n`;
}

/** A list of texts may be a command line. */
function redacted(value: unknown): unknown {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return redactArguments(value);
  }
  return typeof value === 'string' ? redactText(value) : value;
}

/**
 * The recording in a file that `recordingAsJson` wrote: beyond its format's number the shape is taken as given.
 *
 * @throws Error where it is no recording, or one of a later version of this extension
 */
export function recordingOfJson(json: string): TourRecording {
  const recording: unknown = JSON.parse(json, (_key, value: unknown) => withPresentNames(withBigint(value)));
  if (!isRecording(recording)) {
    throw new Error('This is no tour that this version can show.');
  }
  return { ...recording, formatVersion: tourFormatVersion };
}

function withBigint(value: unknown): unknown {
  return isRecord(value) && typeof value[bigintKey] === 'string' && /^-?\d+$/.test(value[bigintKey])
    ? BigInt(value[bigintKey])
    : value;
}

/** Version 1 called the `runtimeProcesses` of a sandbox its `residents`. */
function withPresentNames(value: unknown): unknown {
  if (!isRecord(value) || !isRecord(value['residents'])) {
    return value;
  }
  const { residents, ...rest } = value;
  return { ...rest, runtimeProcesses: residents };
}

/** The number stands for the shape: only this extension writes such files. */
function isRecording(value: unknown): value is Omit<TourRecording, 'formatVersion'> {
  return isRecord(value) && (value['formatVersion'] === 1 || value['formatVersion'] === tourFormatVersion);
}
