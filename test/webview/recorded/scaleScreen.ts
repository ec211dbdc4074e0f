import type { Screen } from '../../../src/diagram/screen/screen.ts';
import { nodeBodyOf, nodeScreenOf } from './nodeScreen.ts';
import { nodeSnapshot } from './nodeSnapshot.ts';

const snapshot = nodeSnapshot(510);
const groups = nodeBodyOf(nodeScreenOf(snapshot)).columns.flatMap((column) => column.groups.map(({ id }) => id));

/** More than 500 sandboxes, with every group opened, so that all of them are shown. */
export const scaleScreen: Screen = nodeScreenOf(snapshot, undefined, groups);
