import type { ChangeSet } from '../../model/changeSet.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import type { ProjectionContext } from '../../projection/projectionContext.ts';
import type { Row } from '../../projection/row.ts';

/** What one view shows. */
export interface RowSource {
  roots(snapshots: readonly EndpointSnapshot[], context: ProjectionContext): readonly Row[];
  /** Whether a change can be seen in this view. */
  concerns(change: ChangeSet): boolean;
}
