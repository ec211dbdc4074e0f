import { describe, expect, it, vi } from 'vitest';
import { DisposableStore } from '../../../src/common/disposable.ts';

describe('DisposableStore', () => {
  it('releases in reverse order, each once', () => {
    const released: string[] = [];
    const store = new DisposableStore();
    for (const name of ['first', 'second', 'third']) {
      store.add({ dispose: () => released.push(name) });
    }
    store.dispose();
    store.dispose();
    expect(released).toEqual(['third', 'second', 'first']);
  });

  it('returns what it is given', () => {
    const item = { dispose: vi.fn(), name: 'mine' };
    expect(new DisposableStore().add(item)).toBe(item);
    expect(item.dispose).not.toHaveBeenCalled();
  });

  it('releases at once what comes late', () => {
    const store = new DisposableStore();
    store.dispose();
    const late = { dispose: vi.fn() };
    expect(store.add(late)).toBe(late);
    expect(late.dispose).toHaveBeenCalledOnce();
  });

  it('releases the others too when one throws', () => {
    const store = new DisposableStore();
    const first = store.add({ dispose: vi.fn() });
    store.add({
      dispose: () => {
        throw new Error('stuck');
      },
    });
    const last = store.add({ dispose: vi.fn() });
    expect(() => store.dispose()).toThrow('stuck');
    expect(first.dispose).toHaveBeenCalledOnce();
    expect(last.dispose).toHaveBeenCalledOnce();
  });
});
