import type { CallRecord } from '../../contract/call.ts';
import type { JsonValue } from '../../contract/json.ts';
import type { Tone } from '../../diagram/screen/card.ts';
import type { Words } from '../../diagram/words.ts';
import { byteText } from '../../words/bytes.ts';
import { filled } from '../parts/filled.ts';

/** `StopContainer`, `Tasks.Get`: outside of CRI the services have methods of one name. */
export function callName({ service, method }: CallRecord): string {
  return service.startsWith('runtime.v1.') ? method : `${service.slice(service.lastIndexOf('.') + 1)}.${method}`;
}

export function callTone({ outcome }: CallRecord): Tone {
  return outcome === 'ok' ? 'good' : outcome === 'underWay' ? 'accent' : 'bad';
}

/** `ok`, `running`, or `failed: notFound` with the reason as the extension names it. */
export function outcomeText({ outcome }: CallRecord, words: Words): string {
  switch (outcome) {
    case 'ok':
      return words.callOk;
    case 'underWay':
      return words.callRunning;
    default:
      return filled(words.callFailed, outcome);
  }
}

/**
 * How long it took, or takes so far.
 *
 * @param nowMs since 1970, by the clock of the page: of a node elsewhere it may go differently
 */
export function callDuration({ startedAtMs, durationMs }: CallRecord, nowMs: number, words: Words): string {
  return durationText(durationMs ?? Math.max(0, nowMs - startedAtMs), words);
}

function durationText(ms: number, words: Words): string {
  if (ms < 1000) {
    return filled(words.milliseconds, ms < 10 ? ms.toFixed(1) : Math.round(ms));
  }
  return ms < 60_000
    ? filled(words.seconds, ms < 10_000 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000))
    : filled(words.minutes, Math.round(ms / 60_000));
}

/** How much came back; for a stream also in how many messages. */
export function callSize({ responseBytes, messages }: CallRecord): string {
  return messages > 1 ? `${byteText(responseBytes)} · ${messages}×` : byteText(responseBytes);
}

/** `14:03:07.250`, in the time zone of the person. */
export function clockText(ms: number): string {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, seconds] = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two);
  return `${hours}:${minutes}:${seconds}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** Marks that turn the direction of what follows them. In JSON a quotation mark does not end their reach. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** JSON over several lines. A mark of direction is escaped, for it would reorder what a person reads. */
export function jsonText(value: JsonValue): string {
  return JSON.stringify(value, undefined, 2).replace(
    directionMarks,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
