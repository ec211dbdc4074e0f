import type { SandboxGroup } from '../screen/nodeScreen.ts';

const widest = 6;

/** 1 for a column that no sandbox uses; else from 2 to 6 with the number of cards: two of them to a step. */
export function columnWeight(groups: readonly SandboxGroup[]): number {
  if (groups.length === 0) {
    return 1;
  }
  const count = groups.reduce((sum, { cards }) => sum + cards.length, 0);
  return Math.min(widest, 1 + Math.ceil(Math.max(1, count) / 2));
}
