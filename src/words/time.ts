import type { Container } from '../contract/container.ts';
import type { TimestampNs } from '../contract/timestamp.ts';
import type { WordContext } from './wordContext.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * How long ago, in one unit: `<1m`, `12m`, `5h`, `3d`. Seconds are left out, so that rows keep still. A time that is not
 * known has no age, and the text is empty.
 */
export function age(atNs: TimestampNs | undefined, context: WordContext): string {
  return atNs === undefined ? '' : duration(context.nowMs - timestampMs(atNs), context);
}

/** Since when a container is what it is: it may be started long after it was made. */
export function containerSince({
  startedAtNs,
  createdAtNs,
}: Pick<Container, 'startedAtNs' | 'createdAtNs'>): TimestampNs | undefined {
  return startedAtNs ?? createdAtNs;
}

/** How long something under way has lasted: `40 s`, then as `age`. Times in milliseconds since 1970. */
export function elapsed(sinceMs: number, context: WordContext): string {
  const lastedMs = Math.max(0, context.nowMs - sinceMs);
  return lastedMs < minuteMs ? context.l10n.t('{0} s', Math.floor(lastedMs / secondMs)) : duration(lastedMs, context);
}

/** Milliseconds are as far as `Date` goes; the rest of the nanoseconds is dropped. */
export function timestampMs(atNs: TimestampNs): number {
  return Number(atNs / 1_000_000n);
}

function duration(lastedMs: number, { l10n }: WordContext): string {
  if (lastedMs < minuteMs) {
    return l10n.t('<1m');
  }
  if (lastedMs < hourMs) {
    return l10n.t('{0}m', Math.floor(lastedMs / minuteMs));
  }
  return lastedMs < dayMs
    ? l10n.t('{0}h', Math.floor(lastedMs / hourMs))
    : l10n.t('{0}d', Math.floor(lastedMs / dayMs));
}

/** `16:07:17 UTC`, and with the day in front where that is not today. Times in milliseconds since 1970. */
export function clockTime(atMs: number, { nowMs }: WordContext): string {
  const [at, now] = [atMs, nowMs].map((ms) => fullTime(BigInt(Math.trunc(ms)) * 1_000_000n));
  const [day = '', clock = ''] = (at ?? '').split(/ (.*)/);
  return now?.startsWith(`${day} `) === true ? clock : `${day} ${clock}`;
}

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
