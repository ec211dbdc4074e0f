import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { plainText } from '../../words/plainText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { NodeScreen } from '../screen/nodeScreen.ts';
import type { Choices } from '../screen/screen.ts';
import { clientCards } from './clientCards.ts';
import { columns as columnsOf } from './columns.ts';
import { criCards } from './criCards.ts';
import { handlerColumn } from './handlerColumn.ts';
import { highLevelCards } from './highLevelCards.ts';
import { hostKernelCard } from './hostKernelCard.ts';
import { lanes } from './lanes.ts';
import { legend } from './legend.ts';
import { nodeConnectors } from './nodeConnectors.ts';
import { orphansCard } from './orphansCard.ts';

/** The node in seven lanes, one column a runtime handler. */
export function projectNodeScreen(
  snapshot: LayersSnapshot,
  { expandedGroups }: Pick<Choices, 'expandedGroups'>,
  context: DiagramContext,
): NodeScreen {
  const { node } = snapshot;
  const expanded = new Set(expandedGroups);
  const clients = clientCards(snapshot, context);
  const highLevel = highLevelCards(node, context);
  const columns = columnsOf(snapshot).map((column) => handlerColumn(column, snapshot, expanded, context));
  const orphans = orphansCard(snapshot, context);
  return {
    level: 'node',
    lanes: lanes(context.l10n),
    clients,
    cri: criCards(node, context),
    socket: plainText(node.address.replace(/^unix:\/\//, '')),
    highLevel,
    columns,
    ...(orphans && { orphans }),
    kernel: hostKernelCard(snapshot, context),
    connectors: nodeConnectors(clients, highLevel, columns),
    legend: legend(context.l10n),
  };
}
