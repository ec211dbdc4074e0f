import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { isolationHue } from '../isolationHue.ts';
import type { HandlerColumn } from '../screen/nodeScreen.ts';
import { columnKernelCards } from './columnKernelCards.ts';
import { columnWeight } from './columnWeight.ts';
import type { Column } from './columns.ts';
import { handlerCard } from './handlerCard.ts';
import { sandboxGroups } from './sandboxGroups.ts';
import { shimCards } from './shimCards.ts';

/** @param expandedGroups ids of the groups of sandboxes that are shown whole */
export function handlerColumn(
  column: Column,
  snapshot: LayersSnapshot,
  expandedGroups: ReadonlySet<string>,
  context: DiagramContext,
): HandlerColumn {
  const groups = sandboxGroups(column, expandedGroups, context);
  return {
    id: cardIds.handler(column.key),
    hue: isolationHue(column.runtime),
    weight: columnWeight(groups),
    handler: handlerCard(column, snapshot, context),
    shims: shimCards(column, context),
    groups,
    kernel: columnKernelCards(column, snapshot.node.kernel, context),
  };
}
