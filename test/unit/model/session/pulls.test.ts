import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CriError } from '../../../../src/contract/failure.ts';
import type { PullOptions, PullProgress } from '../../../../src/contract/image.ts';
import { Pulls } from '../../../../src/model/session/pulls.ts';
import type { Pull } from '../../../../src/model/store/endpointSnapshot.ts';
import { fakeEndpointClient } from '../../../fakes/fakeEndpointClient.ts';

const never = new AbortController().signal;
const half: PullProgress = { layers: [], downloadedBytes: 50, totalBytes: 100 };

describe('Pulls', () => {
  /** The calls of the runtime that are under way, and how to answer them. */
  let calls: {
    reference: string;
    signal: AbortSignal | undefined;
    answer: (result: string) => void;
    fail: () => void;
  }[];
  let shown: readonly Pull[];
  let isServed: () => Promise<boolean>;
  let pulls: Pulls;

  beforeEach(() => {
    calls = [];
    shown = [];
    isServed = () => Promise.resolve(true);
    const client = fakeEndpointClient(
      {},
      {
        pullImage: (reference: string, { signal }: PullOptions = {}) =>
          new Promise((resolve, reject) => {
            const fail = (): void => reject(new CriError({ reason: 'cancelled', method: 'PullImage' }));
            signal?.addEventListener('abort', fail);
            calls.push({ reference, signal, answer: resolve, fail });
          }),
      },
      { isServed: () => isServed(), pullProgress: () => Promise.resolve(half) },
    );
    pulls = new Pulls({
      images: client.images,
      containerd: client.containerd,
      timeoutMs: () => 1_000,
      now: () => 7,
      onChange: (now) => {
        shown = now;
      },
    });
  });

  it('shows a pull from its beginning to its end', async () => {
    const pulled = pulls.pull('a:1', never);
    expect(shown).toEqual([{ reference: 'a:1', startedAtMs: 7 }]);
    calls[0]?.answer('sha256:a');
    expect(await pulled).toBe('sha256:a');
    expect(shown).toEqual([]);
  });

  it('tells how far it is, or that the runtime does not', async () => {
    const progressing = pulls.pull('a:1', never);
    await vi.waitFor(() => expect(shown[0]?.progress).toEqual(half));
    isServed = () => Promise.resolve(false);
    const silent = pulls.pull('b:1', never);
    await vi.waitFor(() => expect(shown[1]?.progress).toBe('notReported'));
    calls.forEach(({ answer }) => answer('done'));
    await Promise.all([progressing, silent]);
  });

  it('joins a pull of the same image', async () => {
    const both = Promise.all([pulls.pull('a:1', never), pulls.pull('a:1', never)]);
    expect(calls).toHaveLength(1);
    expect(shown).toHaveLength(1);
    calls[0]?.answer('sha256:a');
    expect(await both).toEqual(['sha256:a', 'sha256:a']);
  });

  it('goes on for one when the other cancels, and ends when nobody wants it', async () => {
    const first = new AbortController();
    const second = new AbortController();
    const one = pulls.pull('a:1', first.signal);
    const two = pulls.pull('a:1', second.signal);
    first.abort();
    await expect(one).rejects.toMatchObject({ failure: { reason: 'cancelled' } });
    expect(calls[0]?.signal?.aborted).toBe(false);
    second.abort();
    await expect(two).rejects.toMatchObject({ failure: { reason: 'cancelled' } });
    expect(calls[0]?.signal?.aborted).toBe(true);
    await vi.waitFor(() => expect(shown).toEqual([]));
  });

  it('does not join a pull that is being cancelled', async () => {
    const cancelling = new AbortController();
    const one = pulls.pull('a:1', cancelling.signal);
    cancelling.abort();
    await expect(one).rejects.toThrow();
    const again = pulls.pull('a:1', never);
    expect(calls).toHaveLength(2);
    expect(shown).toHaveLength(1);
    calls[1]?.answer('sha256:a');
    expect(await again).toBe('sha256:a');
  });

  it('leaves nothing on a signal that outlives it', async () => {
    const longLived = new AbortController();
    const added = vi.spyOn(longLived.signal, 'addEventListener');
    const removed = vi.fn();
    const pulled = pulls.pull('a:1', longLived.signal);
    for (const [, , options] of added.mock.calls) {
      (options as { readonly signal?: AbortSignal }).signal?.addEventListener('abort', removed);
    }
    calls[0]?.answer('sha256:a');
    await pulled;
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
  });

  it('keeps two different ones apart', async () => {
    const a = pulls.pull('a:1', never);
    const b = pulls.pull('b:1', never);
    expect(shown.map(({ reference }) => reference)).toEqual(['a:1', 'b:1']);
    calls[0]?.fail();
    await expect(a).rejects.toThrow();
    expect(shown.map(({ reference }) => reference)).toEqual(['b:1']);
    calls[1]?.answer('b');
    await b;
  });
});
