import type { SandboxNetwork } from '../../contract/layers/sandbox.ts';
import { comparedFact, type ComparedSides } from '../compare/comparedFact.ts';
import type { ComparedFact } from '../screen/compareScreen.ts';

const namedLimit = 8;

/** How they are reached. */
export function networkGroup({ left, right, context }: ComparedSides): readonly ComparedFact[] {
  const { l10n } = context;
  const both = [left.network, right.network] as const;
  return [
    comparedFact(
      l10n.t('Network'),
      both,
      {
        format: (network) => (isHost(network) ? l10n.t('the node’s') : l10n.t('its own, by CNI')),
        meaning: (one) =>
          isHost(one)
            ? l10n.t('The left one uses the node’s ports and interfaces, the right one has its own.')
            : l10n.t('The right one uses the node’s ports and interfaces, the left one has its own.'),
      },
      context,
    ),
    comparedFact(
      l10n.t('Addresses'),
      both,
      { format: ({ addresses }) => addresses.slice(0, namedLimit).join(', '), isMarked: false },
      context,
    ),
    comparedFact(
      l10n.t('Interfaces'),
      both,
      {
        format: ({ interfaces }) =>
          interfaces
            .filter(({ inSandbox }) => inSandbox)
            .slice(0, namedLimit)
            .map(({ name }) => name)
            .join(', '),
      },
      context,
    ),
    comparedFact(
      l10n.t('Pinned at'),
      both,
      { format: ({ namespacePath = '' }) => namespacePath, isMarked: false },
      context,
    ),
  ];
}

function isHost({ namespacePath }: SandboxNetwork): boolean {
  return namespacePath === undefined;
}
