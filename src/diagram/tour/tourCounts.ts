import type { Fact } from '../../contract/layers/fact.ts';
import type { RuntimeCounts, TourRecording } from '../../contract/layers/tour.ts';
import type { RuntimePart } from '../../runtimes/highLevelRuntime.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';

/**
 * The cards of the runtime with what the tour has of each number. The numbers themselves are those of the whole node,
 * whatever else runs on it.
 */
export function withTourCounts(
  cards: readonly Card[],
  { before }: TourRecording,
  now: RuntimeCounts,
  context: WordContext,
): readonly Card[] {
  if (before === undefined) {
    return cards;
  }
  const gains = new Map(countedParts.map((part) => [cardIds.part(part), gainOf(part, before, now)]));
  const marked = (card: Card): Card => {
    const gain = gains.get(card.id) ?? 0;
    const { label: _label, search: _search, ...parts } = { ...card, cards: card.cards.map(marked) };
    return gain === 0
      ? { ...card, cards: parts.cards }
      : makeCard({ ...parts, badges: [...card.badges, badge(gain, context)] });
  };
  return cards.map(marked);
}

const countedParts = ['imageStore', 'contentStore', 'snapshotter', 'tasks'] as const satisfies readonly RuntimePart[];

function gainOf(part: (typeof countedParts)[number], before: RuntimeCounts, now: RuntimeCounts): number {
  switch (part) {
    case 'imageStore':
      return difference(before.images, now.images, (count) => count);
    case 'contentStore':
      return difference(before.blobs, now.blobs, ({ count }) => count);
    case 'snapshotter':
      return difference(before.snapshots, now.snapshots, (count) => count);
    case 'tasks':
      return difference(before.tasks, now.tasks, (count) => count);
  }
}

/** 0 where it is not known. */
function difference<T>(before: Fact<T>, now: Fact<T>, count: (value: T) => number): number {
  return before.known && now.known ? count(now.value) - count(before.value) : 0;
}

function badge(gain: number, { l10n }: WordContext): Card['badges'][number] {
  return {
    text: l10n.t('the tour: {0}', gain > 0 ? `+${gain}` : `−${-gain}`),
    tone: 'accent',
    title: l10n.t('More than before the tour. The number beside it is that of the whole node.'),
  };
}
