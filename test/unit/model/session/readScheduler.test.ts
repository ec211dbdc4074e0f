import { createHook } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allReads, listReads, noReads, type PendingReads } from '../../../../src/model/session/pendingReads.ts';
import { ReadScheduler } from '../../../../src/model/session/readScheduler.ts';

const spacingMs = 20;
const confirmAfterMs = 60;

describe('ReadScheduler', () => {
  let readings: PendingReads[];
  let perform: (reads: PendingReads, signal: AbortSignal) => Promise<void>;
  let scheduler: ReadScheduler;
  const onFailure = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    onFailure.mockClear();
    readings = [];
    perform = () => Promise.resolve();
    scheduler = new ReadScheduler({
      perform: (reads, signal) => {
        readings.push(reads);
        return perform(reads, signal);
      },
      onFailure,
      spacingMs,
      confirmAfterMs,
    });
  });

  afterEach(() => {
    scheduler.dispose();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  const containers = (...ids: readonly string[]): PendingReads => ({ ...noReads, containerIds: new Set(ids) });

  it('reads nothing that nobody asked for', async () => {
    await after(10 * confirmAfterMs);
    expect(readings).toEqual([]);
  });

  it('reads the first event at once, with those of the same message', async () => {
    scheduler.onEvent({ kind: 'sandbox', id: 's' });
    scheduler.onEvent({ kind: 'container', id: 'a' });
    await Promise.resolve();
    expect(readings).toEqual([{ ...noReads, sandboxIds: new Set(['s']), containerIds: new Set(['a']) }]);
  });

  it('reads what came meanwhile afterwards and together', async () => {
    const first = scheduler.read(allReads);
    await Promise.resolve();
    expect(readings).toHaveLength(1);
    scheduler.onEvent({ kind: 'container', id: 'a' });
    scheduler.onEvent({ kind: 'container', id: 'b' });
    await first;
    await after(spacingMs);
    expect(readings).toEqual([allReads, containers('a', 'b')]);
  });

  it('leaves room between readings under a flood, and takes its events together', async () => {
    const starts: number[] = [];
    perform = () => {
      starts.push(performance.now());
      return Promise.resolve();
    };
    for (let ms = 0; ms < 10 * spacingMs; ms += 1) {
      scheduler.onEvent({ kind: 'container', id: 'a' });
      await after(1);
    }
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(5);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(spacingMs);
  });

  it('holds nothing for an event: a flood of them makes no promise', async () => {
    perform = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    const reading = scheduler.read(listReads);
    await after(0);
    scheduler.onEvent({ kind: 'container', id: 'a' });
    let promises = 0;
    const hook = createHook({
      init: (_id, type) => {
        promises += type === 'PROMISE' ? 1 : 0;
      },
    }).enable();
    for (let count = 0; count < 1_000; count += 1) {
      scheduler.onEvent({ kind: 'task', id: String(count) });
    }
    hook.disable();
    expect(promises).toBe(0);
    await after(1_000);
    await reading;
    expect(readings).toEqual([listReads, listReads]);
    await after(1_000);
  });

  it('is done with a reading when that is done, however many events keep coming', async () => {
    const readingMs = 200;
    perform = () => new Promise((resolve) => setTimeout(resolve, readingMs));
    const events = setInterval(() => scheduler.onEvent({ kind: 'container', id: 'a' }), 100);
    await after(1_050);
    let isDone = false;
    void scheduler.read(allReads).then(() => (isDone = true));
    await after(2 * readingMs);
    clearInterval(events);
    expect(isDone).toBe(true);
    await after(1_000);
  });

  describe('what an event spoke of', () => {
    it('is read once more, for it may not have happened yet', async () => {
      scheduler.onEvent({ kind: 'container', id: 'a' });
      await after(confirmAfterMs - 1);
      expect(readings).toHaveLength(1);
      await after(1);
      expect(readings).toEqual([containers('a'), containers('a')]);
      await after(10 * confirmAfterMs);
      expect(readings).toHaveLength(2);
    });

    it('is read once more no sooner when another event was before it', async () => {
      scheduler.onEvent({ kind: 'container', id: 'a' });
      await after(confirmAfterMs - 10);
      scheduler.onEvent({ kind: 'container', id: 'b' });
      await after(confirmAfterMs);
      expect(readings).toEqual([containers('a'), containers('b'), containers('a')]);
      await after(confirmAfterMs);
      expect(readings.slice(3)).toEqual([containers('b')]);
    });

    it('stays pending when the reading of it fails, and is confirmed after all', async () => {
      perform = () => Promise.reject(new Error('broken'));
      scheduler.onEvent({ kind: 'images' });
      await after(10 * confirmAfterMs);
      expect(onFailure).toHaveBeenCalledOnce();
      perform = () => Promise.resolve();
      await scheduler.read(containers('a'));
      await after(10 * confirmAfterMs);
      const images = { ...noReads, images: true };
      expect(readings).toEqual([images, { ...containers('a'), images: true }, images]);
    });
  });

  it('keeps what a failed reading was to read, and tells the failure', async () => {
    perform = () => Promise.reject(new Error('broken'));
    await expect(scheduler.read(listReads)).rejects.toThrow('broken');
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(new Error('broken'));
    perform = () => Promise.resolve();
    const read = scheduler.read(containers('a'));
    await after(spacingMs);
    await read;
    expect(readings).toEqual([listReads, listReads]);
  });

  it('asks the same once more where the answer is given up, and whoever waits goes on waiting', async () => {
    perform = (_reads, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')));
      });
    const read = scheduler.read(allReads);
    await Promise.resolve();
    perform = () => Promise.resolve();
    scheduler.restart();
    await after(spacingMs);
    await read;
    expect(readings).toEqual([allReads, allReads]);
    expect(onFailure).not.toHaveBeenCalled();
  });

  it('gives up nothing where nothing is under way', async () => {
    scheduler.restart();
    await scheduler.read(listReads);
    scheduler.restart();
    await after(10 * spacingMs);
    expect(readings).toEqual([listReads]);
  });

  it('lets a reading make many calls without a warning of Node', async () => {
    const warned = vi.fn();
    process.on('warning', warned);
    perform = (_reads, signal) => {
      for (let calls = 0; calls < 30; calls += 1) {
        signal.addEventListener('abort', () => undefined);
      }
      return Promise.resolve();
    };
    await scheduler.read(listReads);
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    vi.useFakeTimers();
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
  });

  it('reads no more once it is over', async () => {
    scheduler.onEvent({ kind: 'container', id: 'a' });
    await after(1);
    scheduler.dispose();
    await expect(scheduler.read(listReads)).rejects.toThrow();
    await after(10 * confirmAfterMs);
    expect(readings).toEqual([containers('a')]);
    expect(onFailure).not.toHaveBeenCalled();
  });
});
