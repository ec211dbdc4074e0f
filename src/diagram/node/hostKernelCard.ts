import { namespaceTypes } from '../../contract/layers/namespace.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { knownText } from '../knownText.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';
import { namespaceCard } from './namespaceCard.ts';

/** The host's kernel with its namespaces by type: how many sandboxes have their own, and how many use the node's. */
export function hostKernelCard({ node, sandboxes }: LayersSnapshot, context: DiagramContext): Card {
  const { l10n } = context;
  const { release, cgroupVersion, securityModules, kvm } = node.kernel;
  const ready = sandboxes.filter(({ sandbox }) => sandbox.state === 'ready');
  const words = [
    l10n.t(
      'cgroup: {0}',
      knownText(cgroupVersion, (version) => version, context),
    ),
    l10n.t(
      'security modules: {0}',
      knownText(securityModules, (names) => names.join(', ') || l10n.t('none'), context),
    ),
    l10n.t(
      'KVM: {0}',
      knownText(kvm, (isThere) => (isThere ? l10n.t('present') : l10n.t('absent')), context),
    ),
  ];
  return makeCard({
    id: cardIds.hostKernel,
    title: release.known ? l10n.t('Host kernel {0}', plainText(release.value)) : l10n.t('Host kernel'),
    lines: [cardLine(words.join(' · '))],
    badges: unknownBadges([release, cgroupVersion, securityModules, kvm], context),
    hue: 'hostKernel',
    cards: namespaceTypes.map((type) => namespaceCard(type, ready, context)),
  });
}
