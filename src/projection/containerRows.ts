import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { ContainerGroups } from './containerGroups.ts';
import { podName } from './containerPlace.ts';
import { containerRow } from './containerRow.ts';
import { noFilter } from './filter.ts';
import { containerMatches } from './filterMatches.ts';
import type { ItemChanges } from './itemChanges.ts';
import { ItemRows } from './itemRows.ts';
import { objectLabel } from './objectLabel.ts';
import { type PageSpec, pagedRows } from './pagedRows.ts';
import type { PlacedContainer } from './placedContainer.ts';
import { PlacedContainers } from './placedContainers.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { containerSortKeys } from './sortKey.ts';
import { defaultChoices, type Grouping } from './viewChoices.ts';
import type { RowCounts, ViewRows } from './viewRows.ts';

/** The Containers view: those of all pods by name, in one list or in groups; each says which pod is its own. */
export class ContainerRows implements ViewRows {
  readonly #placed = new PlacedContainers();
  readonly #items = new ItemRows<PlacedContainer>(containerSortKeys.name, containerMatches);
  #groups: ContainerGroups | undefined;
  #shown = 0;

  get counts(): RowCounts {
    return { shown: this.#shown, total: this.#items.total };
  }

  rows(snapshot: EndpointSnapshot, context: ProjectionContext, choices = defaultChoices): readonly Row[] {
    const { endpoint } = snapshot;
    const { grouping, filter, sortOrder } = choices;
    const items = this.#items;
    const changes = this.#placed.update(snapshot);
    items.update(changes, containerSortKeys[sortOrder]);
    this.#group(grouping, changes);
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
        items.row(placed, choices, context, () => containerRow(endpoint.id, placed, context, place(placed))),
    };
    return this.#groups?.rows(spec, choices, context) ?? pagedRows(shown, spec, context);
  }

  #group(grouping: Grouping, changes: ItemChanges<PlacedContainer>): void {
    if (grouping === 'flat') {
      this.#groups = undefined;
    } else if (this.#groups?.grouping === grouping) {
      this.#groups.apply(changes);
    } else {
      this.#groups = new ContainerGroups(grouping, this.#items);
      this.#groups.apply({ gone: [], come: this.#items.shown(noFilter) });
    }
  }
}
