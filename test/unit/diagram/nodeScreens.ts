import type { NodeFacts } from '../../../src/contract/layers/node.ts';
import type { SandboxFacts } from '../../../src/contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { projectNodeScreen } from '../../../src/diagram/projectNodeScreen.ts';
import type { Card } from '../../../src/diagram/screen/card.ts';
import type { HandlerColumn, NodeScreen } from '../../../src/diagram/screen/nodeScreen.ts';
import { aLayersSnapshot, aNodeFacts } from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';

/** The screen of the usual node with these sandboxes. */
export function nodeScreen(
  sandboxes: readonly SandboxFacts[],
  {
    node = {},
    expandedGroups = [],
    selectedCardId,
  }: { node?: Partial<NodeFacts>; expandedGroups?: readonly string[]; selectedCardId?: string } = {},
): NodeScreen {
  return projectNodeScreen(
    aLayersSnapshot({ sandboxes, node: aNodeFacts(node) }),
    { expandedGroups, selectedCardId },
    context,
  );
}

export function screenOf(snapshot: LayersSnapshot, expandedGroups: readonly string[] = []): NodeScreen {
  return projectNodeScreen(snapshot, { expandedGroups }, context);
}

/** All cards of the screen, those in cards too. */
export function cardsOf(screen: NodeScreen): readonly Card[] {
  const { clients, cri, highLevel, columns, orphans, kernel } = screen;
  const inColumns = columns.flatMap((column) => [
    ...[column.handler, ...column.shims, ...column.kernel],
    ...column.groups.flatMap(({ cards }) => cards),
  ]);
  return [...clients, ...cri, ...highLevel, ...inColumns, ...(orphans ? [orphans] : []), kernel].flatMap((card) => [
    card,
    ...card.cards,
  ]);
}

export function cardOf(screen: NodeScreen, id: string): Card {
  const found = cardsOf(screen).find((card) => card.id === id);
  if (found === undefined) {
    throw new Error(`no card ${id}`);
  }
  return found;
}

export function columnOf(screen: NodeScreen, handler: string): HandlerColumn {
  const found = screen.columns.find(({ id }) => id === `handler/${handler}`);
  if (found === undefined) {
    throw new Error(`no column ${handler}`);
  }
  return found;
}

export const titles = (cards: readonly Card[]): readonly string[] => cards.map(({ title }) => title);
export const lines = (card: Card): readonly string[] => card.lines.map(({ text }) => text);
export const badges = (card: Card): readonly string[] => card.badges.map(({ text }) => text);
