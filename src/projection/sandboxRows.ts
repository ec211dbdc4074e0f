import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { objectLabel } from '../words/names.ts';
import type { WordContext } from '../words/wordContext.ts';
import { type ContainerOwner, ContainerOwners } from './containerOwners.ts';
import type { Filter } from './filter.ts';
import { containerMatches, sandboxMatches } from './filterMatches.ts';
import { ItemRows } from './itemRows.ts';
import { pagedRows, type PageSpec } from './pagedRows.ts';
import type { PlacedContainers } from './placedContainers.ts';
import type { Row } from './row.ts';
import { sandboxRow } from './sandboxRow.ts';
import { sandboxSortKeys } from './sortKey.ts';
import type { SortOrder, ViewChoices } from './viewChoices.ts';
import type { RowCounts, ViewRows } from './viewRows.ts';

type Pod = ContainerOwner<Sandbox>;

const sortKeys: Readonly<Record<SortOrder, (pod: Pod) => string>> = {
  name: ({ owner }) => sandboxSortKeys.name(owner),
  age: ({ owner }) => sandboxSortKeys.age(owner),
  state: ({ owner }) => sandboxSortKeys.state(owner),
};

/** The Sandboxes view: pods by namespace and name, the newest attempt first, containers under them. */
export class SandboxRows implements ViewRows {
  readonly #places: PlacedContainers;
  readonly #pods: ContainerOwners<Sandbox>;
  readonly #items = new ItemRows<Pod>(
    sortKeys.name,
    ({ owner, containers }, filter) =>
      sandboxMatches(owner, filter) || containers.some((container) => containerMatches(container, filter)),
  );
  #shown = 0;

  constructor(places: PlacedContainers) {
    this.#places = places;
    this.#pods = new ContainerOwners<Sandbox>(
      places,
      ({ sandboxes }) => sandboxes,
      ({ container }) => container.sandboxId,
    );
  }

  get counts(): RowCounts {
    return { shown: this.#shown, total: this.#items.total };
  }

  *prepare(snapshot: EndpointSnapshot, { filter, sortOrder }: ViewChoices): Generator<void> {
    this.#places.at(snapshot);
    yield;
    this.#items.owe(this.#pods.update(snapshot));
    yield;
    yield* this.#items.makeKeys(sortKeys[sortOrder]);
    this.#items.update(sortKeys[sortOrder]);
    yield;
    yield* this.#items.look(filter);
  }

  rows(snapshot: EndpointSnapshot, context: WordContext, choices: ViewChoices): readonly Row[] {
    const { endpoint } = snapshot;
    const { filter, sortOrder } = choices;
    const items = this.#items;
    items.owe(this.#pods.update(snapshot));
    items.update(sortKeys[sortOrder]);
    const shown = items.shown(filter);
    this.#shown = shown.length;
    const spec: PageSpec<Pod> = {
      endpointId: endpoint.id,
      scope: 'sandboxes',
      label: ({ owner }) => objectLabel(owner.name, owner.id),
      row: (pod) =>
        items.row(pod, filter, context, () =>
          sandboxRow(endpoint.id, pod.owner, listedContainers(pod, filter), context),
        ),
    };
    return pagedRows(shown, spec, context);
  }
}

/** A pod that is found by itself has all its containers under it, else those by which it was found. */
function listedContainers({ owner, containers }: Pod, filter: Filter): Pod['containers'] {
  return filter.text === '' || sandboxMatches(owner, filter)
    ? containers
    : containers.filter((container) => containerMatches(container, filter));
}
