import type { RuntimeEvent } from '../../contract/runtime.ts';

/** What has to be read before the store is up to date. A value: merging makes another one. */
export interface PendingReads {
  /** All lists. */
  readonly lists: boolean;
  /** What the runtime says of itself. */
  readonly runtimeInfo: boolean;
  readonly images: boolean;
  /** Single objects. An id may be in both sets where an event did not say which kind it is. */
  readonly sandboxIds: ReadonlySet<string>;
  readonly containerIds: ReadonlySet<string>;
}

const noIds: ReadonlySet<string> = new Set();

export const noReads: PendingReads = {
  lists: false,
  runtimeInfo: false,
  images: false,
  sandboxIds: noIds,
  containerIds: noIds,
};

export const listReads: PendingReads = { ...noReads, lists: true };

export const allReads: PendingReads = { ...listReads, runtimeInfo: true };

/** A whole list costs about as much as this many single reads. Without a limit a flood of events would fill memory. */
const mostSingleReads = 24;

export function isNothingToRead({ lists, runtimeInfo, images, sandboxIds, containerIds }: PendingReads): boolean {
  return !lists && !runtimeInfo && !images && sandboxIds.size === 0 && containerIds.size === 0;
}

/** The objects that an event speaks of. */
export function readsForEvent(event: RuntimeEvent): PendingReads {
  switch (event.kind) {
    case 'images':
      return { ...noReads, images: true };
    case 'sandbox':
      return { ...noReads, sandboxIds: new Set([event.id]) };
    case 'container':
      return { ...noReads, containerIds: new Set([event.id]) };
    case 'task':
      return { ...noReads, sandboxIds: new Set([event.id]), containerIds: new Set([event.id]) };
  }
}

/** Both, once. The lists contain the images and the single objects. */
export function mergeReads(a: PendingReads, b: PendingReads): PendingReads {
  const runtimeInfo = a.runtimeInfo || b.runtimeInfo;
  if (a.lists || b.lists) {
    return runtimeInfo ? allReads : listReads;
  }
  const sandboxIds = union(a.sandboxIds, b.sandboxIds);
  const containerIds = union(a.containerIds, b.containerIds);
  return sandboxIds.size + containerIds.size > mostSingleReads
    ? mergeReads(listReads, { ...noReads, runtimeInfo })
    : { lists: false, runtimeInfo, images: a.images || b.images, sandboxIds, containerIds };
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b]);
}
