import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostChannel, type Told } from '../../../src/webview/state/hostChannel.ts';

const choices = { selectedCardId: undefined, expandedGroups: [] };
const show = { kind: 'show', location: { at: 'node' }, choices } as const;

const screen = (generation: number, requestId: number) => ({
  kind: 'screen',
  generation,
  requestId,
  screen: { location: { at: 'node' }, crumbs: [], status: { text: '', tone: 'good' }, body: { level: 'empty' } },
});

let posted: unknown[];
let told: Told[];
let channel: HostChannel;

beforeEach(() => {
  vi.useFakeTimers();
  posted = [];
  told = [];
  channel = new HostChannel(
    (message) => posted.push(message),
    (message) => told.push(message),
    1000,
  );
});

afterEach(() => vi.useRealTimers());

describe('HostChannel', () => {
  it('ends a request with its own answer', async () => {
    const first = channel.request({ kind: 'clearCalls' });
    const second = channel.request({ kind: 'exportCalls' });
    channel.receive({ kind: 'failed', requestId: 2, text: 'no' });
    channel.receive({ kind: 'done', requestId: 1 });
    expect(await first).toEqual({ kind: 'done' });
    expect(await second).toEqual({ kind: 'failed', text: 'no' });
    expect(posted).toEqual([
      { kind: 'clearCalls', requestId: 1 },
      { kind: 'exportCalls', requestId: 2 },
    ]);
  });

  it('ends a request that is not answered', async () => {
    const request = channel.request({ kind: 'recordTour' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await request).toEqual({ kind: 'timedOut' });
    channel.receive({ kind: 'done', requestId: 1 });
  });

  it('takes a screen as the answer, and tells it', async () => {
    const request = channel.request(show);
    channel.receive(screen(1, 1));
    expect(await request).toEqual({ kind: 'done' });
    expect(told).toHaveLength(1);
  });

  it('drops a screen of an older generation', () => {
    channel.receive(screen(5, 0));
    channel.receive(screen(4, 0));
    channel.receive(screen(5, 0));
    expect(told).toEqual([screen(5, 0), screen(5, 0)]);
  });

  it('drops a screen of where the person was while the answer to where they go is under way', () => {
    void channel.request(show);
    channel.receive(screen(1, 1));
    void channel.request(show);
    channel.receive(screen(2, 1));
    expect(told).toEqual([screen(1, 1)]);
    channel.receive(screen(3, 2));
    expect(told).toEqual([screen(1, 1), screen(3, 2)]);
  });

  it('takes any screen again when the answer was a failure', () => {
    void channel.request(show);
    channel.receive({ kind: 'failed', requestId: 1, text: 'no' });
    channel.receive(screen(1, 0));
    expect(told).toEqual([screen(1, 0)]);
  });

  it.each([
    undefined,
    'text',
    [],
    { kind: 'other' },
    { kind: 'screen', generation: 1, requestId: 1, screen: {} },
    { kind: 'words', words: { title: 1 } },
    { kind: 'navigate', location: { at: 'nowhere' } },
    { kind: 'calls', all: true, calls: [1] },
  ])('does not take %j', (message) => {
    channel.receive(message);
    expect(told).toEqual([]);
  });
});
