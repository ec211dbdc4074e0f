import type { LaneId } from '../screen/nodeScreen.ts';

/** What each lane's layer did in a step; one that did nothing is left out. */
export type LaneDeeds = Partial<Readonly<Record<LaneId, string | undefined>>>;
