import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { NodeFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { ContainerSection } from '../screen/sandboxScreen.ts';
import { isolationBadges } from './isolationBadges.ts';
import { isolationMeaning } from './isolationMeaning.ts';
import { mountsSection } from './mountsSection.ts';
import { rootFilesystemSection } from './rootFilesystemSection.ts';

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
