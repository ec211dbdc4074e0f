import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PacedWork } from '../../../src/layers/pacedWork.ts';

describe('work at a pace', () => {
  let ends: AbortController;
  let begun: number;
  let finish: () => void;
  let work: PacedWork;

  beforeEach(() => {
    vi.useFakeTimers();
    ends = new AbortController();
    begun = 0;
    work = new PacedWork(
      () => {
        begun += 1;
        return new Promise((resolve) => (finish = resolve));
      },
      () => 100,
      ends.signal,
    );
  });
  afterEach(() => {
    ends.abort(new Error('over'));
    vi.useRealTimers();
  });

  it('is done at once, and once for what is wanted in the same breath', async () => {
    work.want();
    work.want();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toBe(1);
  });

  it('is done once more for what is wanted meanwhile, after the pause', async () => {
    work.want();
    await vi.advanceTimersByTimeAsync(0);
    work.want();
    work.want();
    await vi.advanceTimersByTimeAsync(500);
    expect(begun).toBe(1);
    finish();
    await vi.advanceTimersByTimeAsync(99);
    expect(begun).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toBe(2);
    finish();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun).toBe(2);
  });

  it('is not begun any more when it is aborted', async () => {
    work.want();
    await vi.advanceTimersByTimeAsync(0);
    work.want();
    finish();
    await vi.advanceTimersByTimeAsync(50);
    ends.abort(new Error('over'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun).toBe(1);
  });
});
