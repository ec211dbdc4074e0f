/** What differs between two snapshots of an endpoint: ids that came, went or changed, and nothing else. */
export interface ChangeSet {
  readonly endpointId: string;
  /** Its state, or how changes are heard of. */
  readonly connection: boolean;
  readonly runtime: boolean;
  readonly pulls: boolean;
  readonly sandboxes: ReadonlySet<string>;
  readonly containers: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
}

export function isEmptyChange(change: ChangeSet): boolean {
  return !change.connection && !change.runtime && !change.pulls && changedObjectCount(change) === 0;
}

/** How many sandboxes, containers and images came, went or changed. */
export function changedObjectCount({ sandboxes, containers, images }: ChangeSet): number {
  return sandboxes.size + containers.size + images.size;
}

/** Joins two changes of one endpoint. An object that came and went meanwhile is named as well. */
export function mergeChanges(older: ChangeSet, newer: ChangeSet): ChangeSet {
  return {
    endpointId: newer.endpointId,
    connection: older.connection || newer.connection,
    runtime: older.runtime || newer.runtime,
    pulls: older.pulls || newer.pulls,
    sandboxes: union(older.sandboxes, newer.sandboxes),
    containers: union(older.containers, newer.containers),
    images: union(older.images, newer.images),
  };
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return b.size === 0 ? a : a.size === 0 ? b : new Set([...a, ...b]);
}
