import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Slices } from '../../../src/common/slices.ts';

const budgetMs = 5;

describe('Slices', () => {
  let nowMs: number;
  let slices: Slices;
  /** What happened, in order. */
  let log: string[];

  beforeEach(() => {
    nowMs = 1_000;
    // The clock stands still but for the steps, so that no test depends on the speed of the machine.
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    slices = new Slices(budgetMs);
    log = [];
  });
  afterEach(() => vi.restoreAllMocks());

  /** Steps of a millisecond each. */
  function* steps(name: string, count: number): Generator<void, string> {
    for (let step = 1; step <= count; step += 1) {
      nowMs += 1;
      log.push(`${name}${step}`);
      yield;
    }
    return `${name} done`;
  }

  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(resolve);
    });

  /** Logs each turn of the event loop until the work is done. */
  async function withTurns<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const watch = (): void => {
      if (!isOver) {
        log.push('|');
        setImmediate(watch);
      }
    };
    setImmediate(watch);
    try {
      return await work;
    } finally {
      isOver = true;
    }
  }

  it('runs the steps of a generator and returns its result', async () => {
    expect(await slices.run(steps('a', 3))).toBe('a done');
    expect(log).toEqual(['a1', 'a2', 'a3']);
  });

  it('gives way whenever the budget is used up', async () => {
    await withTurns(slices.run(steps('a', 12)));
    expect(log.join(' ')).toBe('a1 a2 a3 a4 a5 | a6 a7 a8 a9 a10 | a11 a12');
  });

  it('begins in a later turn, so that the caller blocks nobody', async () => {
    const running = slices.run(steps('a', 1));
    await Promise.resolve();
    expect(log).toEqual([]);
    await running;
    expect(log).toEqual(['a1']);
  });

  it('takes turns between those that share the budget', async () => {
    await withTurns(Promise.all([slices.run(steps('a', 7)), slices.run(steps('b', 7))]));
    expect(log.join(' ')).toBe('a1 a2 a3 a4 a5 | b1 b2 b3 b4 b5 | a6 a7 | b6 b7');
  });

  it('lets a short job go on in a slice that lasts', async () => {
    await slices.run(steps('a', 2));
    const running = slices.run(steps('b', 2));
    await running;
    log.push('then');
    await turn();
    expect(log.join(' ')).toBe('a1 a2 b1 b2 then');
  });

  it('gives a step its time, however long it takes', async () => {
    function* slow(): Generator<void> {
      nowMs += 100;
      log.push('slow');
      yield;
      log.push('end');
    }
    await withTurns(slices.run(slow()));
    expect(log.join(' ')).toBe('slow | end');
  });

  it('tells the error of a step, and the others go on', async () => {
    function* broken(): Generator<void> {
      yield;
      throw new Error('broken');
    }
    const [first, second] = await Promise.allSettled([slices.run(broken()), slices.run(steps('a', 7))]);
    expect(first).toMatchObject({ status: 'rejected', reason: new Error('broken') });
    expect(second).toMatchObject({ status: 'fulfilled', value: 'a done' });
  });

  it('ends between two steps when it is aborted', async () => {
    const ending = new AbortController();
    function* steps(): Generator<void> {
      for (;;) {
        log.push('step');
        ending.abort(new Error('over'));
        yield;
      }
    }
    await expect(slices.run(steps(), ending.signal)).rejects.toThrow('over');
    expect(log).toEqual(['step']);
  });

  it('does not begin what was aborted before', async () => {
    await expect(slices.run(steps('a', 1), AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
    expect(log).toEqual([]);
  });

  it('lets asynchronous work go on at once while the slice lasts, and gives way then', async () => {
    const work = async (): Promise<void> => {
      for (let step = 1; step <= 7; step += 1) {
        await slices.giveWay();
        nowMs += 1;
        log.push(String(step));
      }
    };
    await withTurns(work());
    expect(log.join(' ')).toBe('1 2 3 4 5 | 6 7');
  });

  it('lets one of those who wait go on in a turn, so that they do not block it together', async () => {
    const work = async (name: string): Promise<void> => {
      await slices.giveWay();
      nowMs += budgetMs;
      log.push(name);
    };
    await withTurns(Promise.all(['a', 'b', 'c'].map(work)));
    expect(log.join(' ')).toBe('a | b | c');
  });
});
