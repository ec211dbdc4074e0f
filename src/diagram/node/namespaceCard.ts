import type { NamespaceType } from '../../contract/layers/namespace.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import { namespaceCount, sandboxesWith } from '../namespaceCount.ts';
import type { Card } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';

/** @param ready sandboxes that run: an ended one is in no namespace */
export function namespaceCard(type: NamespaceType, ready: readonly SandboxFacts[], context: DiagramContext): Card {
  const { l10n } = context;
  const { own, host, unknown } = namespaceCount(type, ready);
  const words = [
    own > 0 ? l10n.t('{0} own', own) : '',
    host > 0 ? (own + unknown === 0 ? l10n.t('host, all {0}', host) : l10n.t('{0} host', host)) : '',
    unknown > 0 ? l10n.t('{0} unknown', unknown) : '',
  ].filter((word) => word !== '');
  const facts = sandboxesWith(type, ready).map(({ namespaces }) => namespaces[type]);
  return makeCard({
    id: cardIds.namespace(type),
    title: type,
    lines: [cardLine(words.join(' · ') || l10n.t('no sandbox'), host + unknown > 0 ? 'warn' : 'muted')],
    badges: unknownBadges(facts, context),
    hue: 'hostKernel',
  });
}
