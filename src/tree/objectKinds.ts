import type { Image } from '../contract/image.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { imageLabel, objectLabel, podName } from '../words/names.ts';
import type { EndpointIndex } from './endpointIndex.ts';
import { containerMatches, imageMatches, isExcluded, sandboxMatches } from './filter.ts';
import { groupedRows } from './groups.ts';
import type { ObjectKind } from './objectList.ts';
import type { Filter } from './parseFilter.ts';
import { containerRow, type PlacedContainer } from './rows/container.ts';
import { imageRow } from './rows/image.ts';
import { pullRow } from './rows/pull.ts';
import { type SandboxContent, sandboxRow } from './rows/sandbox.ts';
import { containerSortKeys, imageSortKeys, sandboxSortKeys } from './sort.ts';

/** Pods by namespace and name, with their containers under them, and then the earlier attempts at their sandboxes. */
export const sandboxKind: ObjectKind<Sandbox> = {
  scope: 'sandboxes',
  find: (index, id) => {
    const sandbox = index.objects.sandboxes.get(id);
    return sandbox === undefined || index.isEarlierAttempt(sandbox) ? undefined : sandbox;
  },
  sortKeys: sandboxSortKeys,
  matches: (sandbox, filter, index) =>
    isListed(sandbox, filter, index) || index.earlierAttempts(sandbox).some((each) => isListed(each, filter, index)),
  label: ({ name, id }) => objectLabel(name, id),
  row: (sandbox, index, { filter }, context) =>
    sandboxRow(index.endpointId, sandboxContent(sandbox, filter, index), context),
  rowChoice: ({ filter }) => filter,
  none: (l10n) => l10n.t('no pod sandboxes'),
};

/** Containers of all pods by name, in one list or in groups. Each says which pod is its own. */
export const containerKind: ObjectKind<PlacedContainer> = {
  scope: 'containers',
  find: (index, id) => index.placed(id),
  sortKeys: containerSortKeys,
  matches: containerMatches,
  label: ({ container }) => objectLabel(container.name, container.id),
  // Under its pod's name a container need not repeat it.
  row: (placed, { endpointId }, { grouping }, context) =>
    containerRow(endpointId, placed, context, grouping === 'pod' ? '' : podName(placed.container, placed.sandbox)),
  rowChoice: ({ grouping }) => grouping === 'pod',
  none: (l10n) => l10n.t('no containers'),
  groupRows: (entries, spec, { grouping }, context) =>
    grouping === 'flat' ? undefined : groupedRows(entries, grouping, spec, context),
};

/** Images by name, with the containers that use them under them. */
export const imageKind: ObjectKind<Image> = {
  scope: 'images',
  find: ({ objects }, id) => objects.images.get(id),
  sortKeys: imageSortKeys,
  matches: (image, filter, index) => imageMatches(image, index.containersOfImage(image.id), filter),
  label: imageLabel,
  row: (image, index, _, context) => imageRow(index.endpointId, image, index.containersOfImage(image.id), context),
  rowChoice: () => undefined,
  none: (l10n) => l10n.t('no images'),
  // What is being pulled.
  rowsAhead: ({ endpoint, pulls }, context) => pulls.map((pull) => pullRow(endpoint.id, pull, context)),
};

function sandboxContent(sandbox: Sandbox, filter: Filter, index: EndpointIndex): SandboxContent {
  const earlier = index.earlierAttempts(sandbox).filter((each) => filter.text === '' || isListed(each, filter, index));
  return {
    sandbox,
    containers: listedContainers(sandbox, filter, index),
    earlier: earlier.map((each) => ({
      sandbox: each,
      containers: listedContainers(each, filter, index),
      earlier: [],
    })),
  };
}

function isListed(sandbox: Sandbox, filter: Filter, index: EndpointIndex): boolean {
  return (
    listedContainers(sandbox, filter, index).length > 0 ||
    (index.containersOfSandbox(sandbox.id).length === 0 && sandboxMatches(sandbox, filter))
  );
}

/**
 * A pod that is found by itself has its containers under it, but for those that are not wanted; else it has those by
 * which it was found. It goes with the last of them.
 */
function listedContainers(sandbox: Sandbox, filter: Filter, index: EndpointIndex): readonly PlacedContainer[] {
  const containers = [...index.containersOfSandbox(sandbox.id)];
  if (filter.text === '') {
    return containers;
  }
  return sandboxMatches(sandbox, filter)
    ? containers.filter((container) => !isExcluded(container, filter))
    : containers.filter((container) => containerMatches(container, filter));
}
