import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { SandboxScreen } from '../screen/sandboxScreen.ts';
import { cgroupSection } from './cgroupSection.ts';
import { chain } from './chain.ts';
import { chosenContainers } from './chosenContainers.ts';
import { containerSection } from './containerSection.ts';
import { namespaceMatrix } from './namespaceMatrix.ts';

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
