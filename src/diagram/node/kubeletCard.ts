import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card, Line } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';

export function kubeletCard({ node, sandboxes }: LayersSnapshot, context: DiagramContext): Card {
  const { l10n } = context;
  const { kubelet } = node;
  const owned = sandboxes.filter(({ client }) => client !== 'other').length;
  const isThere = kubelet.known && kubelet.value !== 'none';
  const isAbsent = kubelet.known && !isThere;
  return makeCard({
    id: cardIds.kubelet,
    title: 'kubelet',
    ...(kubelet.known && kubelet.value !== 'none' ? { aside: l10n.t('pid {0}', kubelet.value.pid) } : {}),
    state: isThere ? 'good' : isAbsent ? 'muted' : 'warn',
    lines: [
      ...presence(isThere, isAbsent, context),
      ...(isAbsent && owned === 0 ? [] : [cardLine(l10n.t('owns {0} of {1} sandboxes', owned, sandboxes.length))]),
    ],
    badges: unknownBadges([kubelet], context),
    border: isAbsent ? 'hollow' : 'solid',
  });
}

function presence(isThere: boolean, isAbsent: boolean, { l10n }: DiagramContext): readonly Line[] {
  if (isThere) {
    return [];
  }
  return isAbsent
    ? [cardLine(l10n.t('no kubelet on this node'))]
    : [cardLine(l10n.t('not known whether one runs'), 'warn')];
}
