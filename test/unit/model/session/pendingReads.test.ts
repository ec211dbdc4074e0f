import { describe, expect, it } from 'vitest';
import {
  allReads,
  isNothingToRead,
  listReads,
  mergeReads,
  noReads,
  type PendingReads,
  readsForEvent,
} from '../../../../src/model/session/pendingReads.ts';

const after = (...ids: readonly string[]): PendingReads =>
  ids.reduce((reads, id) => mergeReads(reads, readsForEvent({ kind: 'container', id })), noReads);

describe('pending reads', () => {
  it('is nothing at first, and one object for one event', () => {
    expect(isNothingToRead(noReads)).toBe(true);
    expect(after('a')).toEqual({ ...noReads, containerIds: new Set(['a']) });
    expect(readsForEvent({ kind: 'sandbox', id: 's' }).sandboxIds).toEqual(new Set(['s']));
    expect(readsForEvent({ kind: 'images' })).toEqual({ ...noReads, images: true });
  });

  it('is both kinds where an event does not say which', () => {
    const reads = readsForEvent({ kind: 'task', id: 't' });
    expect(reads).toEqual({ ...noReads, sandboxIds: new Set(['t']), containerIds: new Set(['t']) });
  });

  it('takes an object once, however many events speak of it', () => {
    expect(after('a', 'a', 'a').containerIds.size).toBe(1);
  });

  it('becomes the whole lists under a flood, and then costs nothing more', () => {
    const flood = after(...Array.from({ length: 1_000 }, (_none, index) => String(index)));
    expect(flood).toEqual(listReads);
    expect(mergeReads(flood, readsForEvent({ kind: 'images' }))).toBe(flood);
  });

  it('leaves single objects out where the lists are pending anyway', () => {
    expect(mergeReads(after('a'), listReads)).toEqual(listReads);
    expect(mergeReads(allReads, after('a'))).toEqual(allReads);
    expect(mergeReads({ ...after('a'), runtimeInfo: true }, listReads)).toEqual(allReads);
  });

  it('never changes in place', () => {
    const before = after('a');
    mergeReads(before, readsForEvent({ kind: 'container', id: 'b' }));
    expect(before.containerIds).toEqual(new Set(['a']));
  });
});
