import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import type { DiagramContext } from '../diagramContext.ts';

/** What is compared. */
export interface ComparedSides {
  readonly snapshot: LayersSnapshot;
  readonly left: SandboxFacts;
  readonly right: SandboxFacts;
  readonly context: DiagramContext;
}
