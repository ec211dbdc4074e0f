import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { cardIds, runtimeParts } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { Details } from '../screen/details.ts';
import type { Location } from '../screen/location.ts';
import { criExplorerDetails, kubeletDetails, otherClientsDetails } from './clientDetails.ts';
import { containerDetails } from './containerDetails.ts';
import { imageServiceDetails, runtimeServiceDetails, streamingServerDetails } from './criDetails.ts';
import type { DetailsContext } from './detailsContext.ts';
import { handlerDetails } from './handlerDetails.ts';
import { guestKernelDetails, hostKernelDetails, sentryDetails, unknownKernelDetails } from './kernelDetails.ts';
import { namespaceDetails } from './namespaceDetails.ts';
import { orphanDetails, orphansDetails } from './orphanDetails.ts';
import { partDetails } from './partDetails.ts';
import { pauseDetails } from './pauseDetails.ts';
import { residentDetails, residentsDetails } from './residentDetails.ts';
import { criDockerdDetails, dockerContainerdDetails, runtimeDetails } from './runtimeDetails.ts';
import { sandboxDetails } from './sandboxDetails.ts';
import { shimDetails, supervisorDetails } from './shimDetails.ts';

type Project = (input: DetailsContext) => Details | undefined;
type ProjectOf = (key: string, input: DetailsContext) => Details | undefined;

const ofCard: ReadonlyMap<string, Project> = new Map<string, Project>([
  [cardIds.kubelet, kubeletDetails],
  [cardIds.otherClients, otherClientsDetails],
  [cardIds.criExplorer, criExplorerDetails],
  [cardIds.runtimeService, runtimeServiceDetails],
  [cardIds.imageService, imageServiceDetails],
  [cardIds.streamingServer, streamingServerDetails],
  [cardIds.runtime, runtimeDetails],
  [cardIds.criDockerd, criDockerdDetails],
  [cardIds.dockerContainerd, dockerContainerdDetails],
  [cardIds.orphans, orphansDetails],
  [cardIds.hostKernel, hostKernelDetails],
  ...runtimeParts.map((part): [string, Project] => [cardIds.part(part), (input) => partDetails(part, input)]),
]);

/** By what an id begins with; a card that says how many more there are has what those have in common. */
const ofKind: ReadonlyMap<string, ProjectOf> = new Map<string, ProjectOf>([
  ['handler', handlerDetails],
  ['shims', handlerDetails],
  ['unknownShims', handlerDetails],
  ['shim', shimDetails],
  ['supervisor', supervisorDetails],
  ['sandbox', sandboxDetails],
  ['containers', sandboxDetails],
  ['residents', residentsDetails],
  ['pause', pauseDetails],
  ['container', containerDetails],
  ['orphan', orphanDetails],
  ['sentry', sentryDetails],
  ['guest', guestKernelDetails],
  ['unknownKernel', unknownKernelDetails],
  ['namespace', namespaceDetails],
  ['resident', (key, input) => residentDetails(`resident/${key}`, input)],
]);

/** The panel of the chosen card; of none, what the place itself is about. An id may be of a card that is gone. */
export function projectDetails(
  snapshot: LayersSnapshot,
  location: Location,
  selectedCardId: string | undefined,
  context: DiagramContext,
): Details | undefined {
  const input = { snapshot, context };
  const cardId = selectedCardId ?? cardOfPlace(location);
  if (cardId === undefined) {
    return undefined;
  }
  const slash = cardId.indexOf('/');
  const details =
    ofCard.get(cardId)?.(input) ?? ofKind.get(cardId.slice(0, Math.max(0, slash)))?.(cardId.slice(slash + 1), input);
  // Under the id that is selected, also where it is another card's panel.
  return details && { ...details, cardId };
}

function cardOfPlace(location: Location): string | undefined {
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
