import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { cardIds } from '../cardIds.ts';
import { sandboxCountText } from '../countText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';
import { kubeletCard } from './kubeletCard.ts';

/** Who asks the runtime: the kubelet, whoever made sandboxes by hand, and CRI Explorer itself. */
export function clientCards(snapshot: LayersSnapshot, context: DiagramContext): readonly Card[] {
  const manual = snapshot.sandboxes.filter(({ client }) => client === 'other').length;
  return [
    kubeletCard(snapshot, context),
    ...(manual === 0 ? [] : [otherClientsCard(manual, context)]),
    criExplorerCard(context),
  ];
}

/** Dashed: whoever it was, such as crictl, asked and ended. */
function otherClientsCard(count: number, { l10n }: DiagramContext): Card {
  return makeCard({
    id: cardIds.otherClients,
    title: l10n.t('Other clients'),
    lines: [cardLine(l10n.t('made {0} by hand', sandboxCountText(count, l10n)))],
    border: 'dashed',
  });
}

function criExplorerCard({ l10n }: DiagramContext): Card {
  return makeCard({
    id: cardIds.criExplorer,
    title: l10n.t('CRI Explorer (you)'),
    lines: [cardLine(l10n.t('reads, and acts when you ask'))],
  });
}
