import type { ContainerFacts } from '../contract/layers/container.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { Details } from './screen/details.ts';

/** What the panel of a card is made from. */
export interface DetailsContext {
  readonly snapshot: LayersSnapshot;
  readonly context: WordContext;
}

/** All of a panel but which card it is of; what a card has none of is left out. */
type DetailsContent = Pick<Details, 'title' | 'subtitle' | 'lesson'> & Partial<Omit<Details, 'cardId'>>;

export function makeDetails(cardId: string, content: DetailsContent): Details {
  return { cardId, facts: [], links: undefined, actions: [], compareWith: [], ...content };
}

/** @returns `undefined` for one that is gone */
export function findSandbox({ sandboxes }: LayersSnapshot, sandboxId: string): SandboxFacts | undefined {
  return sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
}

/** A container with the sandbox that it is in; `undefined` for one that is gone. */
export function findContainer(
  { sandboxes }: LayersSnapshot,
  containerId: string,
): { readonly sandbox: SandboxFacts; readonly facts: ContainerFacts } | undefined {
  for (const sandbox of sandboxes) {
    const facts = sandbox.containers.find(({ container }) => container.id === containerId);
    if (facts !== undefined) {
      return { sandbox, facts };
    }
  }
  return undefined;
}
