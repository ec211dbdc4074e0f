import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import type { WordContext } from '../words/wordContext.ts';
import { cardIds, type CardKind, parseCardId } from './cardIds.ts';
import { criExplorerDetails, otherClientsDetails } from './clients.ts';
import { containerDetails } from './container/containerDetails.ts';
import { imageServiceDetails, runtimeServiceDetails, streamingServerDetails } from './criServices.ts';
import { handlerDetails } from './handler/handlerDetails.ts';
import { hostKernelDetails, ownKernelDetails, unknownKernelDetails } from './kernel/kernelDetails.ts';
import { kubeletDetails } from './kubelet.ts';
import type { DetailsContext } from './makeDetails.ts';
import { namespaceDetails } from './namespace/namespaceDetails.ts';
import { orphanDetails, orphansDetails } from './orphans.ts';
import { partDetails } from './runtime/partDetails.ts';
import { programBelowDetails, programInFrontDetails, runtimeDetails } from './runtime/runtimeDetails.ts';
import { namespaceHolderDetails } from './sandbox/namespaceHolder.ts';
import { runtimeProcessDetails, runtimeProcessesDetails } from './sandbox/runtimeProcesses.ts';
import { sandboxDetails } from './sandbox/sandboxDetails.ts';
import type { Details } from './screen/details.ts';
import type { Location } from './screen/location.ts';
import { shimDetails, supervisorDetails } from './supervisor/shimDetails.ts';

type ProjectDetails = (input: DetailsContext) => Details | undefined;
type ProjectDetailsOf = (key: string, input: DetailsContext) => Details | undefined;

/** By the whole id. These are looked at first: the ids of services and programs have a slash in them too. */
const singleCards: ReadonlyMap<string, ProjectDetails> = new Map<string, ProjectDetails>([
  [cardIds.kubelet, kubeletDetails],
  [cardIds.otherClients, otherClientsDetails],
  [cardIds.criExplorer, criExplorerDetails],
  [cardIds.runtimeService, runtimeServiceDetails],
  [cardIds.imageService, imageServiceDetails],
  [cardIds.streamingServer, streamingServerDetails],
  [cardIds.runtime, runtimeDetails],
  [cardIds.programInFront, programInFrontDetails],
  [cardIds.programBelow, programBelowDetails],
  [cardIds.orphans, orphansDetails],
  [cardIds.hostKernel, hostKernelDetails],
]);

/** A card that says how many more there are has the panel of what those have in common. */
const detailsOfKind: Readonly<Record<CardKind, ProjectDetailsOf>> = {
  part: partDetails,
  handler: handlerDetails,
  shims: handlerDetails,
  unknownShims: handlerDetails,
  shim: shimDetails,
  supervisor: supervisorDetails,
  sandbox: sandboxDetails,
  containers: sandboxDetails,
  pause: namespaceHolderDetails,
  container: containerDetails,
  resident: runtimeProcessDetails,
  residents: runtimeProcessesDetails,
  orphan: orphanDetails,
  sentry: (owner, input) => ownKernelDetails('sentry', owner, input),
  guest: (owner, input) => ownKernelDetails('guest', owner, input),
  unknownKernel: unknownKernelDetails,
  namespace: namespaceDetails,
};

/** A map, and not the record itself: an id may name what every object has, such as `constructor`. */
const kinds: ReadonlyMap<string, ProjectDetailsOf> = new Map(Object.entries(detailsOfKind));

/**
 * The panel of the selected card, or where none is selected, of what the location is about.
 *
 * @param selectedCardId may be of a card that is gone, or none of ours: then there is no panel
 */
export function projectDetails(
  snapshot: LayersSnapshot,
  location: Location,
  selectedCardId: string | undefined,
  context: WordContext,
): Details | undefined {
  const cardId = selectedCardId ?? cardOfLocation(location);
  if (cardId === undefined) {
    return undefined;
  }
  const input = { snapshot, context };
  const parsed = parseCardId(cardId);
  const details = singleCards.get(cardId)?.(input) ?? (parsed && kinds.get(parsed.kind)?.(parsed.key, input));
  // Under the id that is selected, also where it is another card's panel.
  return details && { ...details, cardId };
}

function cardOfLocation(location: Location): string | undefined {
  switch (location.at) {
    case 'node':
      return cardIds.runtime;
    case 'sandbox':
      return cardIds.sandbox(location.sandboxId);
    case 'container':
      return cardIds.container(location.containerId);
    case 'compare':
    case 'tour':
      return undefined;
  }
}
