import type { Quantity } from './benchRow.ts';
import { percentile } from './percentile.ts';

/** What half of the times and what nearly all of them do not exceed. */
export function halfAndMost(timesMs: readonly number[]): readonly Quantity[] {
  return [
    { value: percentile(timesMs, 50), unit: 'ms p50' },
    { value: percentile(timesMs, 99), unit: 'ms p99' },
  ];
}
