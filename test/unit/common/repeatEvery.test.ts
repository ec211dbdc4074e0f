import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { repeatEvery } from '../../../src/common/repeatEvery.ts';

describe('repeatEvery', () => {
  let ending: AbortController;

  beforeEach(() => {
    vi.useFakeTimers();
    ending = new AbortController();
  });
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('does the work after each pause, whose length may change, until it is aborted', async () => {
    const work = vi.fn();
    let pauseMs = 100;
    const repeating = repeatEvery(() => pauseMs, ending.signal, work);
    await vi.advanceTimersByTimeAsync(99);
    expect(work).not.toHaveBeenCalled();
    pauseMs = 50;
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(work).toHaveBeenCalledTimes(3);
    ending.abort(new Error('over'));
    await repeating;
  });

  it('counts the pause from the end of the work', async () => {
    const work = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 70)));
    void repeatEvery(() => 100, ending.signal, work);
    await vi.advanceTimersByTimeAsync(100 + 70 + 99);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(70);
    ending.abort(new Error('over'));
  });

  it('ends with the error of the work', async () => {
    const work = vi.fn(() => Promise.reject(new Error('broken')));
    const repeating = expect(repeatEvery(() => 100, ending.signal, work)).rejects.toThrow('broken');
    await vi.advanceTimersByTimeAsync(1_000);
    await repeating;
    expect(work).toHaveBeenCalledOnce();
  });

  it('takes no error for one that was aborted', async () => {
    const work = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ending.signal.throwIfAborted();
    };
    const repeating = repeatEvery(() => 100, ending.signal, work);
    await vi.advanceTimersByTimeAsync(120);
    ending.abort(new Error('over'));
    await vi.advanceTimersByTimeAsync(30);
    await repeating;
  });
});
