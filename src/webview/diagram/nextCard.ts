import type { Box } from '../parts/connectorPaths.ts';

/** A card as the arrow keys see it. */
export interface Stop extends Box {
  readonly id: string;
  readonly lane: string;
  /** Cards in a card are deeper. */
  readonly depth: number;
}

export type MoveKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/** Where a key leads from a card: along its lane to cards of its depth, or to what is nearest above or below. */
export function nextCard(stops: readonly Stop[], current: string, key: MoveKey): string | undefined {
  const from = stops.find(({ id }) => id === current);
  if (from === undefined) {
    return stops[0]?.id;
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    return nearest(stops, from, key === 'ArrowDown' ? 1 : -1)?.id;
  }
  const along = stops.filter(({ lane, depth }) => lane === from.lane && depth === from.depth);
  const index = along.indexOf(from);
  const wanted = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: along.length - 1 }[key];
  return along[wanted]?.id;
}

/**
 * Headings are compared, not boxes: the first card in a box is below the box's heading. Cards of one depth that stand
 * beside each other are neither above nor below, though one may begin lower than the other.
 */
function nearest(stops: readonly Stop[], from: Stop, direction: 1 | -1): Stop | undefined {
  const costs = stops.flatMap((stop) => {
    const down = (stop.top - from.top) * direction;
    return down > 4 && !isBeside(from, stop)
      ? [{ stop, cost: down + 3 * gap(from, stop) + 0.02 * between(from, stop) }]
      : [];
  });
  return costs.sort((a, b) => a.cost - b.cost)[0]?.stop;
}

function isBeside(a: Stop, b: Stop): boolean {
  return a.depth === b.depth && a.top < b.top + b.height && b.top < a.top + a.height;
}

/** Pixels to the side between two boxes; 0 where one is over the other. */
function gap(a: Box, b: Box): number {
  return Math.max(0, b.left - (a.left + a.width), a.left - (b.left + b.width));
}

function between(a: Box, b: Box): number {
  return Math.abs(a.left + a.width / 2 - (b.left + b.width / 2));
}
