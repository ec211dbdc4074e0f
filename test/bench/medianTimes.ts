import { percentile } from './percentile.ts';

export interface Rounds {
  readonly warmUps: number;
  readonly counted: number;
}

/**
 * Runs each contestant once a round, so that whatever the machine does meanwhile hits them all, and gives the median
 * of each in milliseconds.
 */
export async function medianTimes<Name extends string>(
  contestants: Readonly<Record<Name, () => Promise<unknown>>>,
  { warmUps, counted }: Rounds,
): Promise<Record<Name, number>> {
  const entries = Object.entries<() => Promise<unknown>>(contestants).map(([name, run]) => ({
    name: name as Name,
    run,
    timesMs: [] as number[],
  }));
  for (let round = 0; round < warmUps + counted; round += 1) {
    for (const { run, timesMs } of entries) {
      const startedMs = performance.now();
      await run();
      if (round >= warmUps) {
        timesMs.push(performance.now() - startedMs);
      }
    }
  }
  const medians = entries.map(({ name, timesMs }) => [name, percentile(timesMs, 50)] as const);
  return Object.fromEntries(medians) as Record<Name, number>;
}
