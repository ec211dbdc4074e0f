import type { Container } from '../contract/container.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { containerPlace } from './containerPlace.ts';
import { containerRow } from './containerRow.ts';
import { compareNames } from './order.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';

/** Containers of several pods in one flat list, by name, pod and attempt; each says which pod is its own. */
export function placedContainerRows(
  snapshot: EndpointSnapshot,
  containers: Iterable<Container>,
  context: ProjectionContext,
): readonly Row[] {
  return [...containers]
    .map((container) => ({ container, place: containerPlace(container, snapshot) }))
    .sort(
      (a, b) =>
        compareNames(a.container.name, b.container.name) ||
        compareNames(a.place, b.place) ||
        b.container.attempt - a.container.attempt ||
        compareNames(a.container.id, b.container.id),
    )
    .map(({ container, place }) => containerRow(snapshot.endpoint.id, container, context, place));
}
