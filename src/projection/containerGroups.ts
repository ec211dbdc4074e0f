import { podName } from './containerPlace.ts';
import { containerMatches } from './filterMatches.ts';
import { imageLabel } from './imageLabel.ts';
import { imageName } from './imageName.ts';
import type { ItemChanges } from './itemChanges.ts';
import { ItemGroups } from './itemGroups.ts';
import type { PlacedContainer } from './placedContainer.ts';
import { plainText } from './plainText.ts';
import { shownContainerState } from './shownContainerState.ts';
import { nameKey, stateRank } from './sortKey.ts';
import type { Grouping } from './viewChoices.ts';

export type ContainerGrouping = Exclude<Grouping, 'flat'>;

/** Containers that have something in common. While none of them changes it is the same object. */
export interface ContainerGroup {
  /** Stays while the group does. */
  readonly key: string;
  /** Any of its containers: what they have in common can be read from it. */
  readonly example: PlacedContainer;
  readonly containers: readonly PlacedContainer[];
}
