import type { LayersSnapshot } from '../../contract/layers/layersSnapshot.ts';
import type { SandboxFacts } from '../../contract/layers/sandboxFacts.ts';
import type { DiagramContext } from '../diagramContext.ts';

/** What is compared. */
export interface ComparedSides {
  readonly snapshot: LayersSnapshot;
  readonly left: SandboxFacts;
  readonly right: SandboxFacts;
  readonly context: DiagramContext;
}
