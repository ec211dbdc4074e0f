import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OwedReader } from '../../../src/model/owedReader.ts';
import { everythingOwed, listsOwed, nothingOwed, type OwedReading } from '../../../src/model/owedReading.ts';

const spacingMs = 20;
const confirmAfterMs = 60;

describe('OwedReader', () => {
  let readings: OwedReading[];
  let read: (owed: OwedReading, signal: AbortSignal) => Promise<void>;
  let reader: OwedReader;

  beforeEach(() => {
    readings = [];
    read = () => Promise.resolve();
    reader = new OwedReader({
      read: (owed, signal) => {
        readings.push(owed);
        return read(owed, signal);
      },
      spacingMs,
      confirmAfterMs,
    });
  });

  afterEach(() => reader.dispose());

  it('reads the first event at once, with those of the same message', async () => {
    reader.hear({ kind: 'sandbox', id: 's' });
    reader.hear({ kind: 'container', id: 'a' });
    await Promise.resolve();
    expect(readings).toEqual([{ ...nothingOwed, sandboxIds: new Set(['s']), containerIds: new Set(['a']) }]);
  });

  it('asks the same once more where the answer is given up, and whoever waits goes on waiting', async () => {
    read = (_owed, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')));
      });
    const settled = reader.settle(everythingOwed);
    await Promise.resolve();
    read = () => Promise.resolve();
    reader.beginAnew();
    await settled;
    expect(readings).toEqual([everythingOwed, everythingOwed]);
  });

  it('gives up nothing where nothing is under way', async () => {
    reader.beginAnew();
    await reader.settle(listsOwed);
    reader.beginAnew();
    expect(readings).toEqual([listsOwed]);
  });

  it('lets a reading make many calls without a warning of Node', async () => {
    const warned = vi.fn();
    process.on('warning', warned);
    read = (_owed, signal) => {
      for (let calls = 0; calls < 30; calls += 1) {
        signal.addEventListener('abort', () => undefined);
      }
      return Promise.resolve();
    };
    await reader.settle(listsOwed);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
  });

  it('reads nothing when nothing is owed', async () => {
    await reader.settle(nothingOwed);
    expect(readings).toEqual([]);
  });

  it('reads what came meanwhile afterwards and together', async () => {
    const settled = reader.settle(everythingOwed);
    await Promise.resolve();
    expect(readings).toHaveLength(1);
    reader.hear({ kind: 'container', id: 'a' });
    reader.hear({ kind: 'container', id: 'b' });
    const later = reader.settle(nothingOwed);
    await Promise.all([settled, later]);
    expect(readings).toHaveLength(2);
    expect(readings[1]?.containerIds).toEqual(new Set(['a', 'b']));
  });

  it('leaves room between readings under a flood, and takes its events together', async () => {
    const starts: number[] = [];
    read = () => {
      starts.push(performance.now());
      return Promise.resolve();
    };
    const end = performance.now() + 10 * spacingMs;
    while (performance.now() < end) {
      reader.hear({ kind: 'container', id: 'a' });
      await reader.settle(nothingOwed);
    }
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(0);
    // Timers may fire up to a millisecond early.
    expect(Math.min(...gaps)).toBeGreaterThan(spacingMs - 2);
  });

  it('looks once more at what an event spoke of, which may not have happened yet', async () => {
    reader.hear({ kind: 'container', id: 'a' });
    await vi.waitFor(() => expect(readings).toHaveLength(2));
    expect(readings[1]).toEqual(readings[0]);
    await new Promise((resolve) => setTimeout(resolve, 2 * confirmAfterMs));
    expect(readings).toHaveLength(2);
  });

  it('keeps what an event asked for when the reading of it fails', async () => {
    read = () => Promise.reject(new Error('broken'));
    reader.hear({ kind: 'images' });
    await expect(reader.settle(nothingOwed)).rejects.toThrow('broken');
    read = () => Promise.resolve();
    await reader.settle(nothingOwed);
    expect(readings).toEqual([
      { ...nothingOwed, images: true },
      { ...nothingOwed, images: true },
    ]);
  });

  it('keeps what a failed reading owed, and tells the failure', async () => {
    read = () => Promise.reject(new Error('broken'));
    await expect(reader.settle(listsOwed)).rejects.toThrow('broken');
    read = () => Promise.resolve();
    await reader.settle(nothingOwed);
    expect(readings).toEqual([listsOwed, listsOwed]);
  });

  it('reads no more once it is over', async () => {
    reader.dispose();
    await expect(reader.settle(listsOwed)).rejects.toThrow();
    expect(readings).toEqual([]);
  });
});
