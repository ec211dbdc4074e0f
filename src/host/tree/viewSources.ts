import type { Endpoint } from '../../contract/endpoint.ts';
import type { ViewId } from '../../contrib/views.ts';
import type { ChangeSet } from '../../model/changeSet.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import { ContainerRows } from '../../projection/containerRows.ts';
import { ImageRows } from '../../projection/imageRows.ts';
import { PlacedContainers } from '../../projection/placedContainers.ts';
import { projectDiscoveryRows } from '../../projection/projectDiscoveryRows.ts';
import { projectEndpointRoots } from '../../projection/projectEndpointRoots.ts';
import { projectRuntimeRows } from '../../projection/projectRuntimeRows.ts';
import { SandboxRows } from '../../projection/sandboxRows.ts';
import type { EndpointSearch } from './endpointSearch.ts';
import { ObjectSource } from './objectSource.ts';
import type { RowSource } from './rowSource.ts';

interface CalledEndpoints {
  session(endpointId: string): Pick<EndpointSession, 'calls'> | undefined;
}

/** The four views, in the order of the side bar. */
export function viewSources(endpoints: EndpointSearch & CalledEndpoints): Readonly<Record<ViewId, RowSource>> {
  const placesOf = new WeakMap<Endpoint, PlacedContainers>();
  const places = (endpoint: Endpoint): PlacedContainers => {
    const known = placesOf.get(endpoint) ?? new PlacedContainers();
    placesOf.set(endpoint, known);
    return known;
  };
  const callsInLastMinute = ({ endpoint }: EndpointSnapshot): number =>
    endpoints.session(endpoint.id)?.calls.inLastMinute ?? 0;
  return {
    'criExplorer.sandboxes': new ObjectSource({
      viewRows: (endpoint) => new SandboxRows(places(endpoint)),
      // A sandbox is also found by the images of its containers.
      concerns: ofObjects,
      none: (l10n) => l10n.t('no pod sandboxes'),
    }),
    'criExplorer.containers': new ObjectSource({
      viewRows: (endpoint) => new ContainerRows(places(endpoint)),
      // A container says its pod's name, and can be grouped by image.
      concerns: ofObjects,
      none: (l10n) => l10n.t('no containers'),
    }),
    'criExplorer.images': new ObjectSource({
      viewRows: (endpoint) => new ImageRows(places(endpoint)),
      // An image shows the containers that use it, and they say their pod's name.
      concerns: (change) => ofObjects(change) || change.pulls,
      none: (l10n) => l10n.t('no images'),
    }),
    'criExplorer.runtime': {
      roots: (snapshots, context) => [
        ...projectEndpointRoots(
          snapshots,
          { rows: (snapshot) => projectRuntimeRows(snapshot, callsInLastMinute(snapshot), context), none: '' },
          context,
        ),
        ...projectDiscoveryRows(endpoints.discovery, context),
      ],
      concerns: ofEndpoint,
    },
  };
}

function ofObjects(change: ChangeSet): boolean {
  return ofEndpoint(change) || change.sandboxes.size > 0 || change.containers.size > 0 || change.images.size > 0;
}

/** What an endpoint's own row says. */
function ofEndpoint({ connection, runtime }: ChangeSet): boolean {
  return connection || runtime;
}
