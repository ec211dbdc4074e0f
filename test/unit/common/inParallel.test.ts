import { describe, expect, it } from 'vitest';
import { inParallel } from '../../../src/common/inParallel.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('inParallel', () => {
  it('returns the results in the order of the items, whichever ends first', async () => {
    const ends: number[] = [];
    const results = await inParallel([3, 1, 2], 3, async (turns) => {
      for (let left = turns; left > 0; left -= 1) {
        await turn();
      }
      ends.push(turns);
      return turns * 10;
    });
    expect(ends).toEqual([1, 2, 3]);
    expect(results).toEqual([30, 10, 20]);
  });

  it('has as many under way as allowed, and no more', async () => {
    let running = 0;
    let most = 0;
    await inParallel(Array.from({ length: 20 }), 4, async () => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
    });
    expect(most).toBe(4);
  });

  it('begins nothing more after the first error, and says which it was', async () => {
    const begun: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      await turn();
      if (item === 1) {
        throw new Error('the second');
      }
    };
    await expect(inParallel([0, 1, 2, 3, 4, 5, 6, 7], 2, work)).rejects.toThrow('the second');
    const atTheError = [...begun];
    await turn();
    await turn();
    expect(begun).toEqual(atTheError);
    expect(begun.length).toBeLessThan(4);
  });

  it('has nothing to do for no items', async () => {
    expect(await inParallel([], 4, () => Promise.reject(new Error('called')))).toEqual([]);
  });
});
