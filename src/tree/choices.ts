import { type Filter, noFilter } from './parseFilter.ts';

export const groupings = ['flat', 'pod', 'namespace', 'image', 'state'] as const;

/** How the Containers view is divided. */
export type Grouping = (typeof groupings)[number];

export const sortOrders = ['name', 'age', 'state'] as const;

/** How sandboxes and containers are sorted: images are always sorted by name. */
export type SortOrder = (typeof sortOrders)[number];

/** What a person chose to see. A change makes a new object, so that identity tells whether anything changed. */
export interface ViewChoices {
  readonly grouping: Grouping;
  readonly sortOrder: SortOrder;
  readonly filter: Filter;
}

export const defaultChoices: ViewChoices = { grouping: 'flat', sortOrder: 'name', filter: noFilter };
