import { containerDescription } from './containerDescription.ts';
import { containerIcon } from './containerIcon.ts';
import { objectLabel } from './objectLabel.ts';
import type { PlacedContainer } from './placedContainer.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

/** `place` says where the container is, for a view that does not show it by nesting. */
export function containerRow(endpointId: string, placed: PlacedContainer, context: ProjectionContext, place = ''): Row {
  const { container } = placed;
  const description = containerDescription(placed, context);
  return {
    id: rowId(endpointId, 'container', container.id),
    kind: 'container',
    endpointId,
    objectId: container.id,
    label: objectLabel(container.name, container.id),
    description: place === '' ? description : `${place} · ${description}`,
    icon: containerIcon(placed),
    contextValue: `container.${container.state}`,
    expansion: 'none',
    children: [],
  };
}
