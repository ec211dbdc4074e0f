import { objectLabel } from '../words/names.ts';
import type { WordContext } from '../words/wordContext.ts';
import { containerDescription } from './containerDescription.ts';
import { containerIcon } from './containerIcon.ts';
import type { PlacedContainer } from './placedContainer.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

/** `place` says where the container is, for a view that does not show it by nesting. */
export function containerRow(endpointId: string, placed: PlacedContainer, context: WordContext, place = ''): Row {
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
