import type { ContainerFacts } from '../contract/layers/container.ts';
import type { NodeFacts } from '../contract/layers/node.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { objectLabel } from '../words/names.ts';
import { cgroupSection } from './cgroup/cgroupSection.ts';
import { chainClientCard } from './clients.ts';
import { chosenContainers, type ChosenContainers } from './container/attempts.ts';
import type { DiagramContext } from './diagramContext.ts';
import { chainHandlerCard } from './handler/handlerCard.ts';
import { isolationBadges } from './isolation/isolationBadges.ts';
import { isolationMeaning } from './isolation/isolationMeaning.ts';
import { chainKernelCards } from './kernel/kernelCards.ts';
import { mountsSection } from './mounts.ts';
import { namespaceMatrix } from './namespace/namespaceMatrix.ts';
import { rootFilesystemSection } from './rootFilesystem/rootFilesystemSection.ts';
import { chainRuntimeCard } from './runtime/highLevelCards.ts';
import { chainSandboxCard } from './sandbox/chainSandboxCard.ts';
import type { Card, Connector } from './screen/card.ts';
import type { ContainerSection, SandboxScreen } from './screen/sandboxScreen.ts';
import { chainShimCard } from './supervisor/shimCards.ts';

interface Projected {
  readonly snapshot: LayersSnapshot;
  readonly sandbox: SandboxFacts;
  /** Set: the same picture of this container alone. */
  readonly containerId: string | undefined;
  readonly context: DiagramContext;
}

/** One sandbox of the node: how it runs, what it shares and what holds it back. */
export function projectSandboxScreen({ snapshot, sandbox, containerId, context }: Projected): SandboxScreen {
  const level = containerId === undefined ? 'sandbox' : 'container';
  const chosen = chosenContainers(sandbox, containerId);
  const { cards, connectors } = chain({ snapshot, sandbox, chosen, level, context });
  return {
    level,
    chain: cards,
    connectors,
    matrix: namespaceMatrix(sandbox, chosen, snapshot.node, context),
    cgroup: cgroupSection(sandbox, chosen, context),
    sections: chosen.shown.map(({ facts }) => containerSection(facts, sandbox, snapshot.node, context)),
  };
}

/** What each card of the chain is made from. */
export interface ChainFacts {
  readonly snapshot: LayersSnapshot;
  readonly sandbox: SandboxFacts;
  readonly chosen: ChosenContainers;
  readonly level: 'sandbox' | 'container';
  readonly context: DiagramContext;
}

/** From who asked for the sandbox down to the kernel. */
export function chain(facts: ChainFacts): {
  readonly cards: readonly Card[];
  readonly connectors: readonly Connector[];
} {
  const shim = chainShimCard(facts);
  const cards = [
    chainClientCard(facts),
    chainRuntimeCard(facts),
    ...(shim === undefined ? [] : [shim]),
    chainHandlerCard(facts),
    chainSandboxCard(facts),
    ...chainKernelCards(facts),
  ];
  return { cards, connectors: cards.slice(1).map((to, index) => connector(cards[index] ?? to, to)) };
}

/** Dashed to and from what is not there any more. */
function connector(from: Card, to: Card): Connector {
  const isGone = from.border !== 'solid' || to.border !== 'solid';
  return { from: from.id, to: to.id, style: isGone ? 'dashed' : 'solid' };
}

/** What belongs to one container. */
export function containerSection(
  facts: ContainerFacts,
  sandbox: SandboxFacts,
  node: NodeFacts,
  context: DiagramContext,
): ContainerSection {
  const { id, name } = facts.container;
  return {
    containerId: id,
    name: objectLabel(name, id),
    rootFilesystem: rootFilesystemSection(facts, context),
    isolation: {
      badges: isolationBadges({ facts, sandbox, node }, context),
      meaning: isolationMeaning({ facts, sandbox, node }, context),
    },
    mounts: mountsSection(facts, context),
  };
}
