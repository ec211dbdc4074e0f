import type { NamespaceType } from '../../contract/layers/namespace.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';
import { usesHost } from './namespaceIdentity.ts';

/** @param ready sandboxes that run: an ended one is in no namespace */
export function namespaceCard(type: NamespaceType, ready: readonly SandboxFacts[], context: WordContext): Card {
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

interface NamespaceCount {
  readonly own: number;
  readonly host: number;
  readonly unknown: number;
}

/** Sandboxes that can have a namespace of this type: one without a process of its own has only those that are pinned. */
export function sandboxesWith(type: NamespaceType, sandboxes: readonly SandboxFacts[]): readonly SandboxFacts[] {
  return sandboxes.filter(({ pid, namespaces }) => namespaces[type].known || !pid.known || pid.value !== 'none');
}

/** How many sandboxes have a namespace of this type for themselves, and how many use the node's. */
export function namespaceCount(type: NamespaceType, sandboxes: readonly SandboxFacts[]): NamespaceCount {
  const uses = sandboxesWith(type, sandboxes).map(({ namespaces }) => namespaces[type]);
  const host = uses.filter(usesHost).length;
  const unknown = uses.filter(({ known }) => !known).length;
  return { own: uses.length - host - unknown, host, unknown };
}
