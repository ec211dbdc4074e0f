import type { Location } from '../../diagram/screen/location.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';

/** The sandboxes that a location, or the details of the card that is selected there, shows all of. */
export function lookedAt(
  location: Location,
  selectedCardId: string | undefined,
  snapshot: Pick<EndpointSnapshot, 'sandboxes' | 'containers'>,
): readonly string[] {
  switch (location.at) {
    case 'sandbox':
    case 'container':
      return [location.sandboxId];
    case 'compare':
      return [location.leftId, location.rightId];
    case 'node':
      return sandboxOf(selectedCardId ?? '', snapshot);
    case 'tour':
      return [];
  }
}

/** Of the sandbox itself, its shim and its processes, and of a container. */
function sandboxOf(
  cardId: string,
  { sandboxes, containers }: Pick<EndpointSnapshot, 'sandboxes' | 'containers'>,
): readonly string[] {
  const id = cardId.slice(cardId.indexOf('/') + 1);
  const sandboxId = containers.get(id)?.sandboxId ?? id;
  return sandboxes.has(sandboxId) ? [sandboxId] : [];
}
