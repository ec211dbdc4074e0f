/** The value that `percent` of the values do not exceed, by nearest rank; 50 is the (upper) median. NaN for none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100));
  return sorted[rank] ?? NaN;
}
