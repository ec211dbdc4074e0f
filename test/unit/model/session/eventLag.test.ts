import { expect, it } from 'vitest';
import { EventLag } from '../../../../src/model/session/eventLag.ts';

it('counts from the quickest event, whatever the clock of the runtime says', () => {
  let nowMs = 1_000_000;
  const lag = new EventLag(() => nowMs);
  const anHourAhead = 3_600_000;
  expect(lag.isTooMuch(nowMs + anHourAhead - 200)).toBe(false);
  nowMs += 10_000;
  expect(lag.isTooMuch(nowMs + anHourAhead - 3_200)).toBe(false);
  expect(lag.isTooMuch(nowMs + anHourAhead - 3_201)).toBe(true);
});

it('takes what was kept for the first subscriber for no lag, and knows none of events without a time', () => {
  const lag = new EventLag(() => 1_000_000);
  expect([0, 400_000, 999_999, undefined, 997_000].map((atMs) => lag.isTooMuch(atMs))).toEqual([
    ...[false, false, false, false],
    false,
  ]);
  expect(lag.isTooMuch(900_000)).toBe(true);
});
