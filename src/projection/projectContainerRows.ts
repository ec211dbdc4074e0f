import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { placedContainerRows } from './placedContainerRows.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';

/** The Containers view of one endpoint: those of all pods. */
export function projectContainerRows(snapshot: EndpointSnapshot, context: ProjectionContext): readonly Row[] {
  return placedContainerRows(snapshot, snapshot.containers.values(), context);
}
