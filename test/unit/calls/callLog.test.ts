import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallLog, CallMeter } from '../../../src/calls/callLog.ts';
import type { CallHistoryChange, CallProgress } from '../../../src/contract/call.ts';

const endpointId = 'unix:///run/containerd.sock';

let log: CallLog;
let changes: CallHistoryChange[];

beforeEach(() => {
  // Slices give way by setImmediate, which takes no time.
  vi.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  log = new CallLog(endpointId, { maxRecords: 5, maxSize: 100_000 });
  changes = [];
  log.onDidChange((change) => changes.push(change));
});

afterEach(() => {
  log.dispose();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** Lets time pass, and all happen that then needs no more time. */
async function after(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

const begin = (method = 'Version', request: unknown = { version: '' }): CallProgress =>
  log.begun({ service: 'runtime.v1.RuntimeService', method, request });

function callVersion(): void {
  const call = begin();
  call.sent(3);
  call.received({ runtime_name: 'containerd' }, 24);
  call.ended();
}

/** A message that must not be looked at. */
const untouchable = new Proxy(
  {},
  {
    ownKeys: () => {
      throw new Error('read');
    },
    get: () => {
      throw new Error('read');
    },
  },
);

describe('a call log that nobody watches', () => {
  it('counts, and makes nothing of a message', async () => {
    const call = begin('ListContainers', untouchable);
    call.sent(3);
    call.received(untouchable, 24);
    call.ended();
    await after(1_000);
    expect(log.inLastMinute).toBe(1);
    expect(log.records).toEqual([]);
    expect(changes).toEqual([]);
    await after(60_000);
    expect(log.inLastMinute).toBe(0);
  });

  it('has no timer', () => {
    callVersion();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a call log that is watched', () => {
  it('records what a call was and what became of it', async () => {
    log.watch();
    const call = begin();
    call.sent(3);
    await after(50);
    call.received({ runtime_name: 'containerd' }, 24);
    call.ended();
    await after(100);
    const record = {
      id: 1,
      endpointId,
      service: 'runtime.v1.RuntimeService',
      method: 'Version',
      startedAtMs: 1_000_000,
      durationMs: 50,
      outcome: 'ok',
      requestBytes: 3,
      responseBytes: 24,
      messages: 1,
      request: { version: '' },
      response: { runtime_name: 'containerd' },
    };
    expect(changes).toEqual([{ all: false, calls: [record] }]);
    expect(log.records).toEqual([record]);
  });

  it('tells of a call as it begins and as it ends', async () => {
    log.watch();
    const call = begin('PullImage');
    await after(100);
    call.ended({ reason: 'rejected', method: 'PullImage', code: 'UNKNOWN', detail: 'no space left on device' });
    await after(100);
    expect(changes.map(({ calls }) => calls)).toMatchObject([
      [{ outcome: 'underWay', response: null, messages: 0 }],
      [{ outcome: 'rejected', detail: 'no space left on device', durationMs: 100, response: null }],
    ]);
    expect(changes[0]?.calls[0]).not.toHaveProperty('durationMs');
  });

  it('tells of a flood of messages once, with the newest', async () => {
    log.watch();
    const call = begin('GetContainerEvents');
    for (let number = 1; number <= 1_000; number += 1) {
      call.received({ number }, 10);
    }
    await after(100);
    expect(changes).toMatchObject([
      { calls: [{ outcome: 'underWay', messages: 1_000, responseBytes: 10_000, response: { number: 1_000 } }] },
    ]);
    call.received({ number: 1_001 }, 10);
    await after(100);
    expect(changes[1]).toMatchObject({ calls: [{ id: 1, messages: 1_001, response: { number: 1_001 } }] });
  });

  it('has the calls that were under way before it, and none that had ended', async () => {
    callVersion();
    const subscription = begin('Subscribe', { filters: ['all'] });
    subscription.received({ topic: '/tasks/start' }, 20);
    await after(5_000);
    log.watch();
    expect(log.records).toMatchObject([
      { id: 2, method: 'Subscribe', startedAtMs: 1_000_000, messages: 1, responseBytes: 20, response: null },
    ]);
    subscription.received({ topic: '/tasks/exit' }, 20);
    expect(log.records).toMatchObject([{ messages: 2, response: { topic: '/tasks/exit' } }]);
  });

  it('has records at once for who asks, and tells the others all the same', async () => {
    log.watch();
    callVersion();
    expect(log.records).toHaveLength(1);
    await after(100);
    expect(changes).toMatchObject([{ all: false, calls: [{ id: 1, outcome: 'ok' }] }]);
  });

  it('forgets everything when the last watch ends, however often one is ended', () => {
    const first = log.watch();
    const second = log.watch();
    callVersion();
    first.dispose();
    first.dispose();
    expect(log.records).toHaveLength(1);
    second.dispose();
    expect(log.records).toEqual([]);
    callVersion();
    expect(log.records).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    log.watch();
    callVersion();
    expect(log.records).toMatchObject([{ id: 3 }]);
  });

  it('is cleared for everybody; a call that is under way comes back when it changes', async () => {
    log.watch();
    const pull = begin('PullImage');
    callVersion();
    log.clear();
    expect(changes).toEqual([{ all: true, calls: [] }]);
    expect(log.records).toEqual([]);
    pull.ended();
    await after(100);
    expect(changes[1]).toMatchObject({ all: false, calls: [{ id: 1, method: 'PullImage', outcome: 'ok' }] });
  });

  it('keeps so many records and no more, also of those not yet made', () => {
    log.watch();
    Array.from({ length: 50 }, callVersion);
    expect(log.records.map(({ id }) => id)).toEqual([46, 47, 48, 49, 50]);
  });

  it('is bounded in size', () => {
    log.watch();
    for (const number of [1, 2, 3, 4]) {
      const call = begin('ListImages', { number });
      call.received({ images: Array.from({ length: 20 }, () => ({ id: 'x'.repeat(2_000) })) }, 40_000);
      call.ended();
    }
    expect(log.records.map(({ id }) => id)).toEqual([3, 4]);
  });
});

describe('CallMeter', () => {
  it('counts the calls of the last minute and lets those before it go', () => {
    const meter = new CallMeter();
    expect(meter.inLastMinute(0)).toBe(0);
    meter.count(0);
    meter.count(500);
    meter.count(30_000);
    expect(meter.inLastMinute(30_000)).toBe(3);
    expect(meter.inLastMinute(59_999)).toBe(3);
    expect(meter.inLastMinute(60_000)).toBe(1);
    expect(meter.inLastMinute(90_000)).toBe(0);
  });

  it('counts anew in a second that it has counted a minute or days before', () => {
    const meter = new CallMeter();
    meter.count(5_000);
    meter.count(65_000);
    expect(meter.inLastMinute(65_000)).toBe(1);
    meter.count(65_000 + 86_400_000);
    expect(meter.inLastMinute(65_000 + 86_400_000)).toBe(1);
  });
});
