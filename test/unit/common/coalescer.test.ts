import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Coalescer, type CoalescerOptions } from '../../../src/common/coalescer.ts';

const spacingMs = 100;

describe('Coalescer', () => {
  let runs: string[];
  let run: (work: string, signal: AbortSignal) => void | Promise<void>;
  let made: Coalescer<string>[];
  const unhandled = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    runs = [];
    run = () => undefined;
    made = [];
    process.on('unhandledRejection', unhandled);
  });

  afterEach(async () => {
    made.forEach((coalescer) => coalescer.dispose());
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    // Rejections that nobody took are told after the microtasks.
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    unhandled.mockClear();
  });

  function coalescerOf(options: Partial<CoalescerOptions<string>> = {}): Coalescer<string> {
    const coalescer = new Coalescer<string>({
      merge: (older, newer) => older + newer,
      run: (work, signal) => {
        runs.push(work);
        return run(work, signal);
      },
      ...options,
    });
    made.push(coalescer);
    return coalescer;
  }

  /** Lets all that needs no time happen. */
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
  const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  /** Makes runs that last until they are ended. */
  function held(): { readonly end: () => void; readonly fail: (error: Error) => void } {
    const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
    run = () => new Promise((resolve, reject) => ends.push({ resolve, reject }));
    return {
      end: () => ends.shift()?.resolve(),
      fail: (error) => ends.shift()?.reject(error),
    };
  }

  /** Makes runs that end with their signal only. */
  function untilAborted(): void {
    run = (_work, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')));
      });
  }

  it('runs the first work at once, together with what the same message asks for', async () => {
    const coalescer = coalescerOf({ spacingMs: () => spacingMs });
    coalescer.schedule('a');
    coalescer.schedule('b');
    expect(runs).toEqual([]);
    await Promise.resolve();
    expect(runs).toEqual(['ab']);
  });

  it('runs what is asked for meanwhile afterwards, once and in order', async () => {
    const { end } = held();
    const coalescer = coalescerOf();
    coalescer.schedule('a');
    await settle();
    coalescer.schedule('b');
    coalescer.schedule('c');
    await settle();
    expect(runs).toEqual(['a']);
    end();
    await settle();
    expect(runs).toEqual(['a', 'bc']);
    end();
    await settle();
    expect(runs).toEqual(['a', 'bc']);
  });

  it('takes work that is no value', async () => {
    const work = vi.fn();
    const coalescer = new Coalescer<void>({ merge: () => undefined, run: work });
    await coalescer.request();
    await coalescer.request();
    expect(work).toHaveBeenCalledTimes(2);
  });

  describe('who asks while a run comes to its end', () => {
    /** Calls back after so many microtasks. */
    function afterMicrotasks(count: number, call: () => void): void {
      if (count === 0) {
        call();
      } else {
        queueMicrotask(() => afterMicrotasks(count - 1, call));
      }
    }
    const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8];

    it.each(counts)('gets another run, %i microtasks after the work was done', async (count) => {
      const coalescer = coalescerOf();
      let later: Promise<void> | undefined;
      run = async (work) => {
        await Promise.resolve();
        if (work === 'a') {
          afterMicrotasks(count, () => {
            later = coalescer.request('b');
          });
        }
      };
      await coalescer.request('a');
      await settle();
      await later;
      expect(runs).toEqual(['a', 'b']);
    });

    it.each(counts)('gets another run, %i microtasks after the work failed', async (count) => {
      const coalescer = coalescerOf();
      let later: Promise<void> | undefined;
      run = async (work) => {
        await Promise.resolve();
        if (work === 'a') {
          afterMicrotasks(count, () => {
            later = coalescer.request('b');
          });
          throw new Error('broken');
        }
      };
      await expect(coalescer.request('a')).rejects.toThrow('broken');
      await settle();
      await later;
      expect(runs).toEqual(['a', 'ab']);
    });

    it.each(counts)('gets another run, %i microtasks after a run that was not asynchronous', async (count) => {
      const coalescer = coalescerOf();
      run = (work) => {
        if (work === 'a') {
          afterMicrotasks(count, () => coalescer.schedule('b'));
        }
      };
      coalescer.schedule('a');
      await settle();
      expect(runs).toEqual(['a', 'b']);
    });
  });

  describe('a request', () => {
    it('is done when the run of its work is, however much is asked for later', async () => {
      const { end } = held();
      const coalescer = coalescerOf();
      const done: string[] = [];
      const ask = (work: string): void => void coalescer.request(work).then(() => done.push(work));
      ask('a');
      await settle();
      ask('b');
      ask('c');
      await settle();
      end();
      await settle();
      expect(done).toEqual(['a']);
      ask('d');
      end();
      await settle();
      expect(done).toEqual(['a', 'b', 'c']);
      expect(runs).toEqual(['a', 'bc', 'd']);
      end();
      await settle();
      expect(done).toEqual(['a', 'b', 'c', 'd']);
    });

    it('is back within two runs while ten times a second something else is scheduled', async () => {
      const runMs = 200;
      run = () => new Promise((resolve) => setTimeout(resolve, runMs));
      const coalescer = coalescerOf({ spacingMs: () => spacingMs });
      const flood = setInterval(() => coalescer.schedule('.'), 100);
      await after(1_050);
      const beganAtMs = performance.now();
      let tookMs: number | undefined;
      void coalescer.request('a').then(() => (tookMs = performance.now() - beganAtMs));
      await after(2 * runMs);
      clearInterval(flood);
      expect(tookMs).toBeLessThanOrEqual(2 * runMs);
      await after(2 * runMs);
    });
  });

  describe('the spacing', () => {
    it('lies between the starts of runs', async () => {
      run = () => new Promise((resolve) => setTimeout(resolve, 60));
      const coalescer = coalescerOf({ spacingMs: () => spacingMs });
      coalescer.schedule('a');
      await after(60);
      coalescer.schedule('b');
      await after(39);
      coalescer.schedule('c');
      expect(runs).toEqual(['a']);
      await after(1);
      expect(runs).toEqual(['a', 'bc']);
      await after(60);
    });

    it('lies between the end of one and the start of the next where that is wanted', async () => {
      run = () => new Promise((resolve) => setTimeout(resolve, 60));
      const coalescer = coalescerOf({ spacingMs: () => spacingMs, spacingFrom: 'end' });
      coalescer.schedule('a');
      coalescer.schedule('b');
      await after(30);
      coalescer.schedule('c');
      await after(129);
      expect(runs).toEqual(['ab']);
      await after(1);
      expect(runs).toEqual(['ab', 'c']);
      await after(60);
    });

    it('is asked for each time', async () => {
      let ms = 50;
      const coalescer = coalescerOf({ spacingMs: () => ms });
      await coalescer.request('a');
      ms = 500;
      coalescer.schedule('b');
      await after(499);
      expect(runs).toEqual(['a']);
      await after(1);
      expect(runs).toEqual(['a', 'b']);
    });

    it('keeps nobody waiting who asks after a while', async () => {
      const coalescer = coalescerOf({ spacingMs: () => spacingMs });
      await coalescer.request('a');
      await after(spacingMs);
      coalescer.schedule('b');
      await settle();
      expect(runs).toEqual(['a', 'b']);
    });

    it('can be skipped, once, before and while it is waited for', async () => {
      const coalescer = coalescerOf({ spacingMs: () => spacingMs });
      await coalescer.request('a');
      coalescer.skipSpacing();
      coalescer.schedule('b');
      await settle();
      expect(runs).toEqual(['a', 'b']);
      coalescer.schedule('c');
      await settle();
      expect(runs).toEqual(['a', 'b']);
      coalescer.skipSpacing();
      await settle();
      expect(runs).toEqual(['a', 'b', 'c']);
      coalescer.schedule('d');
      await after(spacingMs - 1);
      expect(runs).toEqual(['a', 'b', 'c']);
      await after(1);
      expect(runs).toEqual(['a', 'b', 'c', 'd']);
    });
  });

  describe('a run that fails', () => {
    const broken = new Error('broken');

    it('is told to those who wait for it, and its work is done with the next that is asked for', async () => {
      const coalescer = coalescerOf();
      run = () => Promise.reject(broken);
      await expect(coalescer.request('a')).rejects.toBe(broken);
      await after(10_000);
      expect(runs).toEqual(['a']);
      run = () => undefined;
      await coalescer.request('b');
      await coalescer.request('c');
      expect(runs).toEqual(['a', 'ab', 'c']);
    });

    it('fails none who asked for more meanwhile: they get a run of their own', async () => {
      const { end, fail } = held();
      const coalescer = coalescerOf();
      const first = coalescer.request('a');
      await settle();
      const second = coalescer.request('b');
      fail(broken);
      await expect(first).rejects.toBe(broken);
      await settle();
      expect(runs).toEqual(['a', 'ab']);
      end();
      await second;
    });

    it('may fail at once', async () => {
      const coalescer = coalescerOf();
      run = () => {
        throw broken;
      };
      await expect(coalescer.request('a')).rejects.toBe(broken);
      run = () => undefined;
      await coalescer.request('b');
      expect(runs).toEqual(['a', 'ab']);
    });

    it('is told to the callback before those who wait, also when nobody waits', async () => {
      const told: string[] = [];
      const coalescer = coalescerOf({ onFailure: (error) => told.push(String(error)) });
      run = () => Promise.reject(broken);
      coalescer.schedule('a');
      await settle();
      expect(told).toEqual(['Error: broken']);
      await coalescer.request('b').catch(() => told.push('waiter'));
      expect(told).toEqual(['Error: broken', 'Error: broken', 'waiter']);
    });

    it('surfaces where there is neither', async () => {
      const coalescer = coalescerOf();
      run = () => Promise.reject(broken);
      coalescer.schedule('a');
      await settle();
      vi.useRealTimers();
      await new Promise((resolve) => setImmediate(resolve));
      vi.useFakeTimers();
      expect(unhandled).toHaveBeenCalledOnce();
      unhandled.mockClear();
      run = () => undefined;
      await coalescer.request('b');
      expect(runs).toEqual(['a', 'ab']);
    });

    it.each(['nobody waits', 'the callback throws'])(
      'loses nothing that was asked for meanwhile, where %s',
      async (how) => {
        const { end, fail } = held();
        const onFailure = (): void => {
          throw broken;
        };
        const coalescer = coalescerOf(how === 'nobody waits' ? {} : { onFailure });
        coalescer.schedule('a');
        await settle();
        coalescer.schedule('b');
        fail(broken);
        await settle();
        expect(runs).toEqual(['a', 'ab']);
        end();
        vi.useRealTimers();
        await new Promise((resolve) => setImmediate(resolve));
        vi.useFakeTimers();
        expect(unhandled).toHaveBeenCalledOnce();
        unhandled.mockClear();
      },
    );
  });

  describe('a restart', () => {
    it('does the work over, with what came meanwhile, and who waits goes on waiting', async () => {
      const coalescer = coalescerOf();
      untilAborted();
      let isDone = false;
      const first = coalescer.request('a').then(() => (isDone = true));
      await settle();
      const second = coalescer.request('b');
      coalescer.restart();
      await settle();
      expect(runs).toEqual(['a', 'ab']);
      expect(isDone).toBe(false);
      run = () => undefined;
      coalescer.restart();
      await Promise.all([first, second]);
      expect(runs).toEqual(['a', 'ab', 'ab']);
    });

    it('does the work over even when it succeeded at the same time', async () => {
      const { end } = held();
      const coalescer = coalescerOf();
      const done = coalescer.request('a');
      await settle();
      end();
      coalescer.restart();
      await settle();
      expect(runs).toEqual(['a', 'a']);
      end();
      await done;
    });

    it('tells no failure of what it gave up', async () => {
      const onFailure = vi.fn();
      const coalescer = coalescerOf({ onFailure });
      untilAborted();
      const done = coalescer.request('a');
      await settle();
      run = () => undefined;
      coalescer.restart();
      await done;
      expect(onFailure).not.toHaveBeenCalled();
    });

    it('does nothing where no run is under way', async () => {
      const coalescer = coalescerOf();
      coalescer.restart();
      await coalescer.request('a');
      coalescer.restart();
      await settle();
      expect(runs).toEqual(['a']);
    });

    it('keeps the spacing', async () => {
      const coalescer = coalescerOf({ spacingMs: () => spacingMs });
      untilAborted();
      coalescer.schedule('a');
      await after(spacingMs / 2);
      coalescer.restart();
      await after(spacingMs / 2 - 1);
      expect(runs).toEqual(['a']);
      await after(1);
      expect(runs).toEqual(['a', 'a']);
    });
  });

  describe('once disposed', () => {
    it('aborts the run under way, and tells all who wait, even if it goes on', async () => {
      const { end } = held();
      let isAborted = (): boolean => false;
      const coalescer = coalescerOf({
        run: (work, signal) => {
          isAborted = () => signal.aborted;
          return run(work, signal);
        },
      });
      const first = coalescer.request('a');
      await settle();
      const second = coalescer.request('b');
      coalescer.dispose();
      await expect(first).rejects.toThrow('No longer wanted.');
      await expect(second).rejects.toThrow('No longer wanted.');
      expect(isAborted()).toBe(true);
      end();
      await settle();
    });

    it('runs nothing more, and refuses', async () => {
      const coalescer = coalescerOf({ spacingMs: () => spacingMs });
      await coalescer.request('a');
      coalescer.schedule('b');
      await after(spacingMs / 2);
      coalescer.dispose();
      coalescer.schedule('c');
      await expect(coalescer.request('d')).rejects.toThrow('No longer wanted.');
      await after(10 * spacingMs);
      expect(runs).toEqual(['a']);
    });

    it('tells no failure of the run that it aborted', async () => {
      const onFailure = vi.fn();
      const coalescer = coalescerOf({ onFailure });
      untilAborted();
      coalescer.schedule('a');
      await settle();
      coalescer.dispose();
      await settle();
      expect(onFailure).not.toHaveBeenCalled();
    });
  });
});
