import type { NodeFacts } from '../../contract/layers/node.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { knownText } from '../knownText.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';

/** The three parts of the contract: two gRPC services, and a server for what streams. */
export function criCards({ runtime: { streamingAddress } }: NodeFacts, context: DiagramContext): readonly Card[] {
  const { l10n } = context;
  return [
    makeCard({
      id: cardIds.runtimeService,
      title: 'RuntimeService',
      lines: [cardLine(l10n.t('sandboxes and containers'))],
      hue: 'cri',
    }),
    makeCard({
      id: cardIds.imageService,
      title: 'ImageService',
      lines: [cardLine(l10n.t('images'))],
      hue: 'cri',
    }),
    makeCard({
      id: cardIds.streamingServer,
      title: l10n.t('Streaming server'),
      lines: [
        cardLine(l10n.t('exec, attach, port-forward')),
        monoLine(knownText(streamingAddress, plainText, context), streamingAddress.known ? 'muted' : 'warn'),
      ],
      badges: unknownBadges([streamingAddress], context),
      hue: 'cri',
    }),
  ];
}
