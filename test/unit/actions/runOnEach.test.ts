import { describe, expect, it } from 'vitest';
import { runOnEach } from '../../../src/actions/runOnEach.ts';
import { rejection } from './fixtures.ts';

const never = new AbortController().signal;

describe('runOnEach', () => {
  it('goes on after a failure and keeps the order of the targets', async () => {
    const outcomes = await runOnEach(
      ['a', 'b', 'c'],
      (target) => (target === 'b' ? Promise.reject(rejection({ reason: 'notFound' })) : Promise.resolve()),
      never,
    );
    expect(outcomes.map(({ target, status }) => [target, status])).toEqual([
      ['a', 'done'],
      ['b', 'failed'],
      ['c', 'done'],
    ]);
  });

  it('leaves what is not begun when the person gives up', async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    const outcomes = await runOnEach(
      [...Array(20).keys()],
      async (target) => {
        begun.push(target);
        controller.abort();
        await Promise.resolve();
      },
      controller.signal,
    );
    expect(begun).toEqual([0]);
    expect(outcomes.filter(({ status }) => status === 'cancelled')).toHaveLength(19);
  });

  it('tells a cancelled call from a failed one', async () => {
    const [outcome] = await runOnEach(['a'], () => Promise.reject(rejection({ reason: 'cancelled' })), never);
    expect(outcome).toEqual({ target: 'a', status: 'cancelled' });
  });

  it('runs only a few at a time', async () => {
    let running = 0;
    let most = 0;
    await runOnEach(
      [...Array(30).keys()],
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => setImmediate(resolve));
        running -= 1;
      },
      never,
    );
    expect(most).toBe(4);
  });

  it('does not hide a mistake of ours', async () => {
    await expect(runOnEach(['a'], () => Promise.reject(new TypeError('oops')), never)).rejects.toThrow('oops');
  });
});
