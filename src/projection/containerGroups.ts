import type { WordContext } from '../words/wordContext.ts';
import { type ContainerGrouping, containerGroupings } from './containerGrouping.ts';
import type { ItemChanges } from './itemChanges.ts';
import { ItemGroups } from './itemGroups.ts';
import { ItemRows } from './itemRows.ts';
import { lazyRow } from './lazyRow.ts';
import { pagedRows, type PageSpec } from './pagedRows.ts';
import type { PlacedContainer } from './placedContainer.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';
import type { ViewChoices } from './viewChoices.ts';

interface Group {
  readonly key: string;
  readonly example: PlacedContainer;
  readonly containers: readonly PlacedContainer[];
}

/** Containers in groups, one row a group. A group in which nothing changed keeps its row. */
export class ContainerGroups {
  readonly grouping: ContainerGrouping;
  readonly #containers: ItemRows<PlacedContainer>;
  readonly #members: ItemGroups<PlacedContainer>;
  readonly #groups = new Map<string, Group>();
  readonly #sortKey: (group: Group) => string;
  readonly #items: ItemRows<Group>;

  /** `containers` have all containers, in the order in which a group shows its own. */
  constructor(grouping: ContainerGrouping, containers: ItemRows<PlacedContainer>) {
    const { key, sortKey } = containerGroupings[grouping];
    this.grouping = grouping;
    this.#containers = containers;
    this.#members = new ItemGroups(key);
    this.#sortKey = (group) => `${sortKey(group.example)}\u0000${group.key}`;
    this.#items = new ItemRows<Group>(
      this.#sortKey,
      (group, filter) => containers.matching(group.containers, filter).length > 0,
    );
  }

  apply(changes: ItemChanges<PlacedContainer>): void {
    const gone: Group[] = [];
    const come: Group[] = [];
    for (const key of this.#members.apply(changes)) {
      const before = this.#groups.get(key);
      if (before !== undefined) {
        gone.push(before);
        this.#groups.delete(key);
      }
      const containers = this.#members.get(key);
      const [example] = containers;
      if (example !== undefined) {
        const group = { key, example, containers };
        come.push(group);
        this.#groups.set(key, group);
      }
    }
    this.#items.owe({ gone, come });
    this.#items.update(this.#sortKey);
  }

  rows(spec: PageSpec<PlacedContainer>, choices: ViewChoices, context: WordContext): readonly Row[] {
    const { label } = containerGroupings[this.grouping];
    return pagedRows(
      this.#items.shown(choices.filter),
      {
        endpointId: spec.endpointId,
        scope: `${spec.scope}/${this.grouping}`,
        label: ({ example }) => label(example, context),
        row: (group) => this.#items.row(group, choices, context, () => this.#row(group, spec, choices, context)),
      },
      context,
    );
  }

  #row(group: Group, spec: PageSpec<PlacedContainer>, { filter }: ViewChoices, context: WordContext): Row {
    const { label, icon } = containerGroupings[this.grouping];
    const shown = this.#containers.matching(group.containers, filter);
    return lazyRow(
      {
        id: rowId(spec.endpointId, 'group', `${this.grouping}/${group.key}`),
        kind: 'group',
        endpointId: spec.endpointId,
        objectId: '',
        label: label(group.example, context),
        description: String(shown.length),
        icon: { name: icon },
        contextValue: 'group',
        expansion: 'collapsed',
      },
      () =>
        pagedRows(
          this.#containers.sorted(shown),
          { ...spec, scope: `${spec.scope}/${this.grouping}/${group.key}` },
          context,
        ),
    );
  }
}
