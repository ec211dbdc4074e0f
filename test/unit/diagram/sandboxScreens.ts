import type { ContainerFacts } from '../../../src/contract/layers/container.ts';
import type { SandboxFacts } from '../../../src/contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { projectSandboxScreen } from '../../../src/diagram/projectSandboxScreen.ts';
import type { Card } from '../../../src/diagram/screen/card.ts';
import type { ContainerSection, SandboxScreen } from '../../../src/diagram/screen/sandboxScreen.ts';
import { aContainerFacts, aLayersSnapshot, aSandboxFacts } from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';

/** The screen of a sandbox on the usual node. */
export function screenOf(
  changes: Partial<SandboxFacts> = {},
  { containerId, node = {} }: { containerId?: string; node?: Partial<LayersSnapshot['node']> } = {},
): SandboxScreen {
  const sandbox = aSandboxFacts(changes);
  const usual = aLayersSnapshot({ sandboxes: [sandbox] });
  const snapshot = { ...usual, node: { ...usual.node, ...node } };
  return projectSandboxScreen({ snapshot, sandbox, containerId, context });
}

export function cardOf(screen: SandboxScreen, id: string): Card {
  const found = screen.chain.flatMap((card) => [card, ...card.cards]).find((card) => card.id === id);
  if (found === undefined) {
    throw new Error(`no card ${id}`);
  }
  return found;
}

export function textOf({ title, aside = '', lines }: Card): readonly string[] {
  return [title, aside, ...lines.map(({ text }) => text)];
}

/** What the screen of a sandbox shows of its only container. */
export function sectionOf(
  changes: Partial<ContainerFacts>,
  node: Partial<LayersSnapshot['node']> = {},
): ContainerSection {
  const [section] = screenOf({ containers: [aContainerFacts(changes)] }, { node }).sections;
  if (section === undefined) {
    throw new Error('no section');
  }
  return section;
}
