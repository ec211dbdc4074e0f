import type { ContainerFacts } from '../contract/layers/container.ts';
import type { NodeFacts } from '../contract/layers/node.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { objectLabel } from '../words/names.ts';
import type { WordContext } from '../words/wordContext.ts';
import { cgroupSection } from './cgroup/cgroupSection.ts';
import { chainClientLink } from './clients.ts';
import { chosenContainers, type ChosenContainers } from './container/attempts.ts';
import { chainHandlerLink } from './handler/handlerCard.ts';
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
import { chainShimLinks } from './supervisor/shimCards.ts';

interface Projected {
  readonly snapshot: LayersSnapshot;
  readonly sandbox: SandboxFacts;
  /** Set: the same picture of this container alone. */
  readonly containerId: string | undefined;
  readonly context: WordContext;
}

/** One sandbox of the node: how it runs, what it shares and what holds it back. */
export function projectSandboxScreen({ snapshot, sandbox, containerId, context }: Projected): SandboxScreen {
  const level = containerId === undefined ? 'sandbox' : 'container';
  const chosen = chosenContainers(sandbox, containerId);
  const chain = chainLinks({ snapshot, sandbox, chosen, level, context });
  return {
    level,
    chain: chain.map(({ card }) => card),
    connectors: chain.slice(1).map((to, index) => connector(chain[index] ?? to, to)),
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
  readonly context: WordContext;
}

/** A card of the chain, and whether what it stands for is there now: a process may have exited, or be unknown. */
export interface ChainLink {
  readonly card: Card;
  readonly isThere: boolean;
}

/** From who asked for the sandbox down to the kernel. */
function chainLinks(facts: ChainFacts): readonly ChainLink[] {
  const there = (card: Card): ChainLink => ({ card, isThere: true });
  return [
    chainClientLink(facts),
    there(chainRuntimeCard(facts)),
    ...chainShimLinks(facts),
    chainHandlerLink(facts),
    there(chainSandboxCard(facts)),
    ...chainKernelCards(facts).map(there),
  ];
}

/** Dashed to and from what is not there any more. */
function connector(from: ChainLink, to: ChainLink): Connector {
  return { from: from.card.id, to: to.card.id, style: from.isThere && to.isThere ? 'solid' : 'dashed' };
}

/** What belongs to one container. */
function containerSection(
  facts: ContainerFacts,
  sandbox: SandboxFacts,
  node: NodeFacts,
  context: WordContext,
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
