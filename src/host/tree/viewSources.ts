import type { ViewId } from '../../contrib/views.ts';
import type { ChangeSet } from '../../model/changeSet.ts';
import { projectContainerRows } from '../../projection/projectContainerRows.ts';
import { projectDiscoveryRows } from '../../projection/projectDiscoveryRows.ts';
import { projectEndpointRoots } from '../../projection/projectEndpointRoots.ts';
import { projectImageRows } from '../../projection/projectImageRows.ts';
import { projectRuntimeRows } from '../../projection/projectRuntimeRows.ts';
import { projectSandboxRows } from '../../projection/projectSandboxRows.ts';
import type { EndpointSearch } from './endpointSearch.ts';
import type { RowSource } from './rowSource.ts';

/** The four views, in the order of the side bar. */
export function viewSources(search: EndpointSearch): Readonly<Record<ViewId, RowSource>> {
  return {
    'criExplorer.sandboxes': {
      roots: (snapshots, context) => projectEndpointRoots(snapshots, projectSandboxRows, context),
      concerns: (change) => ofEndpoint(change) || change.sandboxes.size > 0 || change.containers.size > 0,
    },
    'criExplorer.containers': {
      roots: (snapshots, context) => projectEndpointRoots(snapshots, projectContainerRows, context),
      // A container says its pod's name.
      concerns: (change) => ofEndpoint(change) || change.sandboxes.size > 0 || change.containers.size > 0,
    },
    'criExplorer.images': {
      roots: (snapshots, context) => projectEndpointRoots(snapshots, projectImageRows, context),
      // An image shows the containers that use it, and they say their pod's name.
      concerns: (change) =>
        ofEndpoint(change) ||
        change.pulls ||
        change.images.size > 0 ||
        change.containers.size > 0 ||
        change.sandboxes.size > 0,
    },
    'criExplorer.runtime': {
      roots: (snapshots, context) => [
        ...projectEndpointRoots(snapshots, projectRuntimeRows, context),
        ...projectDiscoveryRows(search.discovery, context),
      ],
      concerns: ofEndpoint,
    },
  };
}

/** What an endpoint's own row says. */
function ofEndpoint({ connection, runtime }: ChangeSet): boolean {
  return connection || runtime;
}
