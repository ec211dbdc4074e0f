import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { containerGroupRows } from './containerGroupRows.ts';
import { podName } from './containerPlace.ts';
import { containerRow } from './containerRow.ts';
import { containerMatches } from './filterMatches.ts';
import { ItemRows } from './itemRows.ts';
import { objectLabel } from './objectLabel.ts';
import { type PageSpec, pagedRows } from './pagedRows.ts';
import type { PlacedContainer } from './placedContainer.ts';
import { PlacedContainers } from './placedContainers.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { containerSortKeys } from './sortKey.ts';
import { defaultChoices } from './viewChoices.ts';
import type { RowCounts, ViewRows } from './viewRows.ts';

/** The Containers view: those of all pods by name, in one list or in groups; each says which pod is its own. */
export class ContainerRows implements ViewRows {
  readonly #placed = new PlacedContainers();
  #items: ItemRows<PlacedContainer> | undefined;
  #shown = 0;

  get counts(): RowCounts {
    return { shown: this.#shown, total: this.#items?.total ?? 0 };
  }

  rows(snapshot: EndpointSnapshot, context: ProjectionContext, choices = defaultChoices): readonly Row[] {
    const endpointId = snapshot.endpoint.id;
    const keyOf = containerSortKeys[choices.sortOrder];
    const items = (this.#items ??= new ItemRows(keyOf, {
      matches: containerMatches,
      row: (placed, { grouping }, at) =>
        // Under its pod's name it need not repeat it.
        containerRow(endpointId, placed, at, grouping === 'pod' ? '' : podName(placed.container, placed.sandbox)),
    }));
    items.update(this.#placed.update(snapshot), keyOf);
    const shown = items.shown(choices.filter);
    this.#shown = shown.length;
    const spec: PageSpec<PlacedContainer> = {
      endpointId,
      scope: 'containers',
      label: ({ container }) => objectLabel(container.name, container.id),
      row: (placed) => items.row(placed, choices, context),
    };
    return choices.grouping === 'flat'
      ? pagedRows(shown, spec, context)
      : containerGroupRows(shown, choices.grouping, spec, context);
  }
}
