import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type ContainerOwner, ContainerOwners } from './containerOwners.ts';
import type { Filter } from './filter.ts';
import { containerMatches, sandboxMatches } from './filterMatches.ts';
import { ItemRows } from './itemRows.ts';
import { objectLabel } from './objectLabel.ts';
import { pagedRows } from './pagedRows.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { sandboxRow } from './sandboxRow.ts';
import { sandboxSortKeys } from './sortKey.ts';
import { defaultChoices, type SortOrder } from './viewChoices.ts';
import type { RowCounts, ViewRows } from './viewRows.ts';

type Pod = ContainerOwner<Sandbox>;

const sortKeys: Readonly<Record<SortOrder, (pod: Pod) => string>> = {
  name: ({ owner }) => sandboxSortKeys.name(owner),
  age: ({ owner }) => sandboxSortKeys.age(owner),
  state: ({ owner }) => sandboxSortKeys.state(owner),
};

/** The Sandboxes view: pods by namespace and name, the newest attempt first, containers under them. */
export class SandboxRows implements ViewRows {
  readonly #pods = new ContainerOwners<Sandbox>(
    ({ sandboxes }) => sandboxes,
    ({ container }) => container.sandboxId,
  );
  #items: ItemRows<Pod> | undefined;
  #shown = 0;

  get counts(): RowCounts {
    return { shown: this.#shown, total: this.#items?.total ?? 0 };
  }

  rows(snapshot: EndpointSnapshot, context: ProjectionContext, choices = defaultChoices): readonly Row[] {
    const endpointId = snapshot.endpoint.id;
    const items = (this.#items ??= new ItemRows<Pod>(sortKeys[choices.sortOrder], {
      matches: ({ owner, containers }, filter) =>
        sandboxMatches(owner, filter) || containers.some((container) => containerMatches(container, filter)),
      row: (pod, { filter }, at) => sandboxRow(endpointId, pod.owner, listedContainers(pod, filter), at),
    }));
    items.update(this.#pods.update(snapshot), sortKeys[choices.sortOrder]);
    const shown = items.shown(choices.filter);
    this.#shown = shown.length;
    return pagedRows(
      shown,
      {
        endpointId,
        scope: 'sandboxes',
        label: ({ owner }) => objectLabel(owner.name, owner.id),
        row: (pod) => items.row(pod, choices, context),
      },
      context,
    );
  }
}

/** A pod that is found by itself has all its containers under it, else those by which it was found. */
function listedContainers({ owner, containers }: Pod, filter: Filter): Pod['containers'] {
  return filter.text === '' || sandboxMatches(owner, filter)
    ? containers
    : containers.filter((container) => containerMatches(container, filter));
}
