import { describe, expect, it } from 'vitest';
import { Backoff } from '../../../src/common/backoff.ts';

const waits = (backoff: Backoff, count: number): number[] => Array.from({ length: count }, () => backoff.nextMs());

describe('Backoff', () => {
  it('doubles up to the cap, and begins anew after a reset', () => {
    const backoff = new Backoff(100, 1_000, () => 1);
    expect(waits(backoff, 6)).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    backoff.reset();
    expect(backoff.nextMs()).toBe(100);
  });

  it('is never shorter than half a step', () => {
    expect(waits(new Backoff(100, 1_000, () => 0), 5)).toEqual([50, 100, 200, 400, 500]);
  });

  it('stays at the cap for as long as it takes', () => {
    const backoff = new Backoff(100, 1_000, () => 1);
    expect(waits(backoff, 2_000).at(-1)).toBe(1_000);
  });

  it('lies between half and all of a step with real chance', () => {
    for (const waitMs of waits(new Backoff(1_000, 1_000), 200)) {
      expect(waitMs).toBeGreaterThanOrEqual(500);
      expect(waitMs).toBeLessThanOrEqual(1_000);
    }
  });
});
