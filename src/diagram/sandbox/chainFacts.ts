import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { ChosenContainers } from './chosenContainers.ts';

/** What each card of the chain is made from. */
export interface ChainFacts {
  readonly snapshot: LayersSnapshot;
  readonly sandbox: SandboxFacts;
  readonly chosen: ChosenContainers;
  readonly level: 'sandbox' | 'container';
  readonly context: DiagramContext;
}
