import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { objectLabel, podName } from '../words/names.ts';
import type { WordContext } from '../words/wordContext.ts';
import { ContainerGroups } from './containerGroups.ts';
import { containerRow } from './containerRow.ts';
import { noFilter } from './filter.ts';
import { containerMatches } from './filterMatches.ts';
import { itemChanges } from './itemChanges.ts';
import { ItemRows } from './itemRows.ts';
import { pagedRows, type PageSpec } from './pagedRows.ts';
import type { PlacedContainer } from './placedContainer.ts';
import type { PlacedContainers } from './placedContainers.ts';
import type { Row } from './row.ts';
import { containerSortKeys } from './sortKey.ts';
import type { Grouping, ViewChoices } from './viewChoices.ts';
import type { RowCounts, ViewRows } from './viewRows.ts';

/** The Containers view: those of all pods by name, in one list or in groups; each says which pod is its own. */
export class ContainerRows implements ViewRows {
  readonly #places: PlacedContainers;
  readonly #items = new ItemRows<PlacedContainer>(containerSortKeys.name, containerMatches);
  #placed: ReadonlyMap<string, PlacedContainer> = new Map();
  #groups: ContainerGroups | undefined;
  #shown = 0;

  constructor(places: PlacedContainers) {
    this.#places = places;
  }

  get counts(): RowCounts {
    return { shown: this.#shown, total: this.#items.total };
  }

  *prepare(snapshot: EndpointSnapshot, choices: ViewChoices): Generator<void> {
    this.#places.at(snapshot);
    yield;
    this.#owe(snapshot, choices.grouping);
    yield;
    yield* this.#items.makeKeys(containerSortKeys[choices.sortOrder]);
    this.#update(snapshot, choices);
    yield;
    yield* this.#items.look(choices.filter);
  }

  rows(snapshot: EndpointSnapshot, context: WordContext, choices: ViewChoices): readonly Row[] {
    const { endpoint } = snapshot;
    const { grouping, filter } = choices;
    const items = this.#items;
    this.#update(snapshot, choices);
    const shown = items.shown(filter);
    this.#shown = shown.length;
    // Under its pod's name a container need not repeat it.
    const place = ({ container, sandbox }: PlacedContainer): string =>
      grouping === 'pod' ? '' : podName(container, sandbox);
    const spec: PageSpec<PlacedContainer> = {
      endpointId: endpoint.id,
      scope: 'containers',
      label: ({ container }) => objectLabel(container.name, container.id),
      row: (placed) =>
        items.row(placed, grouping === 'pod', context, () => containerRow(endpoint.id, placed, context, place(placed))),
    };
    return this.#groups?.rows(spec, choices, context) ?? pagedRows(shown, spec, context);
  }

  #update(snapshot: EndpointSnapshot, { grouping, sortOrder }: ViewChoices): void {
    this.#owe(snapshot, grouping);
    this.#items.update(containerSortKeys[sortOrder]);
    if (grouping !== 'flat' && this.#groups === undefined) {
      this.#groups = new ContainerGroups(grouping, this.#items);
      this.#groups.apply({ gone: [], come: this.#items.shown(noFilter) });
    }
  }

  /** Notes what changed since the last time, also for the groups, unless they are to be made anew. */
  #owe(snapshot: EndpointSnapshot, grouping: Grouping): void {
    const placed = this.#places.at(snapshot);
    const changes = itemChanges(this.#placed, placed);
    this.#placed = placed;
    this.#items.owe(changes);
    if (this.#groups?.grouping !== grouping) {
      this.#groups = undefined;
    }
    this.#groups?.apply(changes);
  }
}
