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
  return (
    !change.connection &&
    !change.runtime &&
    !change.pulls &&
    change.sandboxes.size === 0 &&
    change.containers.size === 0 &&
    change.images.size === 0
  );
}
