import type { Location } from '../../diagram/screen/location.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import type { Row } from '../../tree/rows/row.ts';

/**
 * Where the diagram shows what a row stands for, and the card that is it.
 *
 * Lives in host although it needs no vscode: it knows rows and the diagram's locations, which no other room does.
 */
export interface Destination {
  readonly location: Location;
  readonly selectedCardId: string | undefined;
}

export const nodeDestination: Destination = { location: { at: 'node' }, selectedCardId: undefined };

export type RowObject = Pick<Row, 'kind' | 'objectId'>;

/** `undefined` for a row that the diagram has nothing of. */
export function rowDestination({ kind, objectId }: RowObject, snapshot: EndpointSnapshot): Destination | undefined {
  switch (kind) {
    case 'endpoint':
      return nodeDestination;
    case 'sandbox':
      return { location: { at: 'sandbox', sandboxId: objectId }, selectedCardId: undefined };
    case 'container': {
      const sandboxId = snapshot.containers.get(objectId)?.sandboxId;
      return sandboxId === undefined
        ? undefined
        : { location: { at: 'container', sandboxId, containerId: objectId }, selectedCardId: undefined };
    }
    default:
      return undefined;
  }
}

/**
 * Where a diagram that is open goes when a row is selected: on the node's own picture the card is selected and the
 * picture stays, and a comparison or a tour is not left for it.
 */
export function followedDestination(
  from: Location,
  row: RowObject,
  snapshot: EndpointSnapshot,
): Destination | undefined {
  if (from.at === 'compare' || from.at === 'tour') {
    return undefined;
  }
  if (from.at === 'node' && (row.kind === 'sandbox' || row.kind === 'container')) {
    return { location: from, selectedCardId: `${row.kind}/${row.objectId}` };
  }
  return rowDestination(row, snapshot);
}
