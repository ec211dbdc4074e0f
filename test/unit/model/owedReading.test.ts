import { describe, expect, it } from 'vitest';
import {
  everythingOwed,
  listsOwed,
  nothingOwed,
  oweBoth,
  oweForEvent,
  type OwedReading,
  owesNothing,
} from '../../../src/model/owedReading.ts';

const after = (...ids: readonly string[]): OwedReading =>
  ids.reduce((owed, id) => oweForEvent(owed, { kind: 'container', id }), nothingOwed);

describe('owed reading', () => {
  it('is nothing at first, and one object for one event', () => {
    expect(owesNothing(nothingOwed)).toBe(true);
    expect(after('a')).toEqual({ ...nothingOwed, containerIds: new Set(['a']) });
    expect(oweForEvent(nothingOwed, { kind: 'sandbox', id: 's' }).sandboxIds).toEqual(new Set(['s']));
    expect(oweForEvent(nothingOwed, { kind: 'images' })).toEqual({ ...nothingOwed, images: true });
  });

  it('is both kinds where an event does not say which', () => {
    const owed = oweForEvent(nothingOwed, { kind: 'task', id: 't' });
    expect(owed).toEqual({ ...nothingOwed, sandboxIds: new Set(['t']), containerIds: new Set(['t']) });
  });

  it('takes an object once, however many events speak of it', () => {
    expect(after('a', 'a', 'a').containerIds.size).toBe(1);
  });

  it('becomes the whole lists under a flood, and then costs nothing more', () => {
    const flood = after(...Array.from({ length: 1_000 }, (_none, index) => String(index)));
    expect(flood).toEqual(listsOwed);
    expect(oweForEvent(flood, { kind: 'images' })).toBe(flood);
  });

  it('leaves single objects out where the lists are owed anyway', () => {
    expect(oweBoth(after('a'), listsOwed)).toEqual(listsOwed);
    expect(oweBoth(everythingOwed, after('a'))).toEqual(everythingOwed);
  });

  it('never changes in place', () => {
    const before = after('a');
    oweForEvent(before, { kind: 'container', id: 'b' });
    expect(before.containerIds).toEqual(new Set(['a']));
  });
});
