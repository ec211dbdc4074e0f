/** A card among those of a picture, in reading order. */
export interface PlacedCard {
  readonly id: string;
  /** Cards in a card are deeper. */
  readonly depth: number;
}

/**
 * The card itself where it is still there, or else the closest of those beside it that are: the next one if it is of
 * the same depth, or else the one before, which may be the card that the lost one was in.
 */
export function neighbourLeft(
  before: readonly PlacedCard[],
  lostId: string,
  after: readonly PlacedCard[],
): string | undefined {
  const there = new Set(after.map(({ id }) => id));
  if (there.has(lostId)) {
    return lostId;
  }
  const index = before.findIndex(({ id }) => id === lostId);
  const next = before.slice(index + 1).find(({ id }) => there.has(id));
  const previous = before.slice(0, Math.max(0, index)).findLast(({ id }) => there.has(id));
  const isNextBeside = next !== undefined && next.depth === before[index]?.depth;
  const closest = isNextBeside ? next : (previous ?? next);
  return (closest ?? after[0])?.id;
}
