import type { LayersSnapshot } from '../../contract/layers/layersSnapshot.ts';
import type { SandboxFacts } from '../../contract/layers/sandboxFacts.ts';
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
