import { beforeEach, describe, expect, it } from 'vitest';
import { OwedReader } from '../../../src/model/owedReader.ts';
import { everythingOwed, listsOwed, nothingOwed, type OwedReading } from '../../../src/model/owedReading.ts';

const spacingMs = 20;

describe('OwedReader', () => {
  let ending: AbortController;
  let readings: OwedReading[];
  let read: (owed: OwedReading) => Promise<void>;
  let reader: OwedReader;

  beforeEach(() => {
    ending = new AbortController();
    readings = [];
    read = () => Promise.resolve();
    reader = new OwedReader(
      (owed) => {
        readings.push(owed);
        return read(owed);
      },
      spacingMs,
      ending.signal,
    );
  });

  it('reads the first event at once', () => {
    reader.owe({ kind: 'container', id: 'a' });
    void reader.settle();
    expect(readings).toEqual([{ ...nothingOwed, containerIds: new Set(['a']) }]);
  });

  it('reads nothing when nothing is owed', async () => {
    await reader.settle();
    expect(readings).toEqual([]);
  });

  it('reads what came meanwhile afterwards and together', async () => {
    const settled = reader.settle(everythingOwed);
    reader.owe({ kind: 'container', id: 'a' });
    reader.owe({ kind: 'container', id: 'b' });
    const later = reader.settle();
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
      reader.owe({ kind: 'container', id: 'a' });
      await reader.settle();
    }
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(0);
    // Timers may fire up to a millisecond early.
    expect(Math.min(...gaps)).toBeGreaterThan(spacingMs - 2);
  });

  it('keeps what a failed reading owed, and tells the failure', async () => {
    read = () => Promise.reject(new Error('broken'));
    await expect(reader.settle(listsOwed)).rejects.toThrow('broken');
    read = () => Promise.resolve();
    await reader.settle();
    expect(readings).toEqual([listsOwed, listsOwed]);
  });

  it('reads no more once it is over', async () => {
    ending.abort();
    await expect(reader.settle(listsOwed)).rejects.toThrow();
    expect(readings).toEqual([]);
  });
});
