import type { RuntimeEvent } from '../contract/runtime.ts';

/** What has to be read before the store is true again. A value: owing more makes another one. */
export interface OwedReading {
  /** All lists. */
  readonly lists: boolean;
  /** What the runtime says of itself. */
  readonly runtimeInfo: boolean;
  readonly images: boolean;
  /** Sandboxes and containers one by one; an id may be owed as both where an event did not say which it is. */
  readonly sandboxIds: ReadonlySet<string>;
  readonly containerIds: ReadonlySet<string>;
}

export const nothingOwed: OwedReading = {
  lists: false,
  runtimeInfo: false,
  images: false,
  sandboxIds: new Set(),
  containerIds: new Set(),
};

export const listsOwed: OwedReading = { ...nothingOwed, lists: true };

export const everythingOwed: OwedReading = { ...listsOwed, runtimeInfo: true };

/** A whole list costs about as much as this many single reads, and a flood of events would owe without bound. */
const mostSingleReads = 24;

export function owesNothing(owed: OwedReading): boolean {
  const { lists, runtimeInfo, images, sandboxIds, containerIds } = owed;
  return !lists && !runtimeInfo && !images && sandboxIds.size === 0 && containerIds.size === 0;
}

export function oweForEvent(owed: OwedReading, event: RuntimeEvent): OwedReading {
  if (owed.lists || (event.kind === 'images' && owed.images)) {
    return owed;
  }
  switch (event.kind) {
    case 'images':
      return { ...owed, images: true };
    case 'sandbox':
      return oweIds(owed, [event.id], []);
    case 'container':
      return oweIds(owed, [], [event.id]);
    case 'task':
      return oweIds(owed, [event.id], [event.id]);
  }
}

export function oweBoth(a: OwedReading, b: OwedReading): OwedReading {
  return oweIds(
    { ...a, lists: a.lists || b.lists, runtimeInfo: a.runtimeInfo || b.runtimeInfo, images: a.images || b.images },
    [...b.sandboxIds],
    [...b.containerIds],
  );
}

function oweIds(owed: OwedReading, sandboxIds: readonly string[], containerIds: readonly string[]): OwedReading {
  if (owed.lists) {
    return { ...owed, images: false, sandboxIds: new Set(), containerIds: new Set() };
  }
  const next = {
    ...owed,
    sandboxIds: new Set([...owed.sandboxIds, ...sandboxIds]),
    containerIds: new Set([...owed.containerIds, ...containerIds]),
  };
  return next.sandboxIds.size + next.containerIds.size > mostSingleReads ? oweBoth(next, listsOwed) : next;
}
