import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../../src/contract/sandbox.ts';
import { reconcile } from '../../../../src/model/store/reconcile.ts';
import { sandbox } from '../../../builders/sandbox.ts';

const map = (...items: Sandbox[]): Map<string, Sandbox> => new Map(items.map((item) => [item.id, item]));

describe('reconcile', () => {
  it('tells the ids that came, went and changed, and no other', () => {
    const before = map(sandbox({ id: 'stays' }), sandbox({ id: 'changes' }), sandbox({ id: 'goes' }));
    const list = [sandbox({ id: 'stays' }), sandbox({ id: 'changes', state: 'notReady' }), sandbox({ id: 'comes' })];
    const { items, changed } = reconcile(before, list);
    expect([...changed].sort()).toEqual(['changes', 'comes', 'goes']);
    expect([...items.keys()]).toEqual(['stays', 'changes', 'comes']);
  });

  it('keeps the object of what did not change', () => {
    const before = map(sandbox({ id: 'stays', labels: { a: 'b' } }), sandbox({ id: 'goes' }));
    const { items } = reconcile(before, [sandbox({ id: 'stays', labels: { a: 'b' } })]);
    expect(items.get('stays')).toBe(before.get('stays'));
  });

  it('sees a change deep inside, and in a bigint', () => {
    const before = map(sandbox({ id: 'a', labels: { x: '1' } }), sandbox({ id: 'b', createdAtNs: 2n ** 60n }));
    const list = [sandbox({ id: 'a', labels: { x: '2' } }), sandbox({ id: 'b', createdAtNs: 2n ** 60n + 1n })];
    expect([...reconcile(before, list).changed]).toEqual(['a', 'b']);
  });

  it('keeps the map itself when nothing changed, in whatever order the list came', () => {
    const before = map(sandbox({ id: 'a' }), sandbox({ id: 'b' }));
    const { items, changed } = reconcile(before, [sandbox({ id: 'b' }), sandbox({ id: 'a' })]);
    expect(items).toBe(before);
    expect(changed.size).toBe(0);
  });

  it('leaves the map before as it was', () => {
    const before = map(sandbox({ id: 'a' }));
    reconcile(before, []);
    expect([...before.keys()]).toEqual(['a']);
  });

  it('takes the last of two with the same id, and a hostile id as any other', () => {
    const list = [sandbox({ id: 'a' }), sandbox({ id: 'a', attempt: 1 }), sandbox({ id: '__proto__' })];
    const { items, changed } = reconcile(new Map<string, Sandbox>(), list);
    expect(items.get('a')).toMatchObject({ attempt: 1 });
    expect([...changed]).toEqual(['a', '__proto__']);
  });
});
