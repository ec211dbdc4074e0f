import { describe, expect, it } from 'vitest';
import { keepEqual } from '../../../src/model/keepEqual.ts';
import { container } from '../../builders/container.ts';

const signal = new AbortController().signal;
const list = (count: number): ReturnType<typeof container>[] =>
  Array.from({ length: count }, (_, index) => container({ id: `c${index}` }));

describe('keepEqual', () => {
  it('gives the object of before for what did not change, and the new one for what did', async () => {
    const before = list(2500);
    const after = list(2500).map((item) => (item.id === 'c7' ? { ...item, state: 'exited' as const } : item));
    const kept = await keepEqual(new Map(before.map((item) => [item.id, item])), after, signal);
    expect(kept.filter((item, at) => item !== before[at])).toEqual([after[7]]);
    expect(kept.map(({ id }) => id)).toEqual(after.map(({ id }) => id));
  });

  it('lets others have turns', async () => {
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      timer = setImmediate(turn);
    };
    let timer = setImmediate(turn);
    await keepEqual(new Map(), list(5000), signal);
    clearImmediate(timer);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('ends when it is aborted', async () => {
    const abort = new AbortController();
    const kept = keepEqual(new Map(), list(5000), abort.signal);
    abort.abort(new Error('hidden'));
    await expect(kept).rejects.toThrow('hidden');
  });
});
