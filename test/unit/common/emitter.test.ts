import { describe, expect, it, vi } from 'vitest';
import { Emitter } from '../../../src/common/emitter.ts';

describe('Emitter', () => {
  it('tells every listener, in the order of subscription, until it is disposed', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const first = emitter.event((value) => heard.push(`first ${value}`));
    emitter.event((value) => heard.push(`second ${value}`));
    emitter.fire(1);
    first.dispose();
    first.dispose();
    emitter.fire(2);
    expect(heard).toEqual(['first 1', 'second 1', 'second 2']);
    expect(emitter.listenerCount).toBe(1);
  });

  it('counts the same function twice when it subscribed twice', () => {
    const emitter = new Emitter<number>();
    const listener = vi.fn();
    const once = emitter.event(listener);
    emitter.event(listener);
    emitter.fire(1);
    once.dispose();
    emitter.fire(2);
    expect(listener.mock.calls).toEqual([[1], [1], [2]]);
  });

  it('tells no listener that an earlier one unsubscribed, and none that subscribed meanwhile', () => {
    const emitter = new Emitter<number>();
    const unsubscribed = vi.fn();
    const newcomer = vi.fn();
    emitter.event(() => {
      subscription.dispose();
      emitter.event(newcomer);
    });
    const subscription = emitter.event(unsubscribed);
    emitter.fire(1);
    expect(unsubscribed).not.toHaveBeenCalled();
    expect(newcomer).not.toHaveBeenCalled();
  });

  it('keeps neither the other listeners nor the sender from going on when one throws', () => {
    const surfaced = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
    try {
      const emitter = new Emitter<number>();
      const other = vi.fn();
      emitter.event(() => {
        throw new Error('a view broke');
      });
      emitter.event(other);
      emitter.fire(1);
      expect(other).toHaveBeenCalledWith(1);
      expect(surfaced.mock.calls[0]?.[0]).toThrow('a view broke');
    } finally {
      surfaced.mockRestore();
    }
  });

  it('tells nobody after it is disposed', () => {
    const emitter = new Emitter<number>();
    const listener = vi.fn();
    emitter.event(listener);
    emitter.dispose();
    emitter.fire(1);
    expect(listener).not.toHaveBeenCalled();
    expect(emitter.listenerCount).toBe(0);
  });
});
