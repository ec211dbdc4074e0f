import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { cardIds, runtimeParts } from './cardIds.ts';
import { criExplorerDetails, kubeletDetails, otherClientsDetails } from './clients.ts';
import { containerDetails } from './container/containerDetails.ts';
import { imageServiceDetails, runtimeServiceDetails, streamingServerDetails } from './criServices.ts';
import type { DiagramContext } from './diagramContext.ts';
import { handlerDetails } from './handler/handlerDetails.ts';
import { guestKernelDetails, hostKernelDetails, sentryDetails, unknownKernelDetails } from './kernel/kernelDetails.ts';
import type { DetailsContext } from './makeDetails.ts';
import { namespaceDetails } from './namespace/namespaceDetails.ts';
import { orphanDetails, orphansDetails } from './orphans.ts';
import { partDetails } from './runtime/partDetails.ts';
import { criDockerdDetails, dockerContainerdDetails, runtimeDetails } from './runtime/runtimeDetails.ts';
import { namespaceHolderDetails } from './sandbox/namespaceHolder.ts';
import { residentDetails, residentsDetails } from './sandbox/runtimeProcesses.ts';
import { sandboxDetails } from './sandbox/sandboxDetails.ts';
import type { Details } from './screen/details.ts';
import type { Location } from './screen/location.ts';
import { shimDetails, supervisorDetails } from './supervisor/shimDetails.ts';

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
  ['pause', namespaceHolderDetails],
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
