import type { Quantity } from './benchRow.ts';

/** Ours over theirs: below one is better where less is. `undefined` where there is nothing to divide. */
export function ratio(ours: readonly Quantity[], theirs: readonly Quantity[]): number | undefined {
  const [our] = ours;
  const [their] = theirs;
  return our === undefined || their === undefined || their.value === 0 ? undefined : our.value / their.value;
}
