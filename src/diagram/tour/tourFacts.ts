import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { RecordedStep, TourRecording } from '../../contract/layers/tour.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { type RuntimeKind, runtimeKind } from '../runtime/runtimeKind.ts';

/** What a step of the tour is told from. */
export interface TourFacts {
  readonly image: string;
  readonly step: RecordedStep;
  readonly kind: RuntimeKind;
  /** The tour's own, as it is at the end of the step; before it was made and after it was removed as it was at last. */
  readonly sandbox: SandboxFacts | undefined;
  readonly context: DiagramContext;
}

export function tourFacts(recording: TourRecording, step: RecordedStep, context: DiagramContext): TourFacts {
  const { image, sandboxId, steps } = recording;
  const ofStep = ({ layers }: RecordedStep): SandboxFacts | undefined =>
    layers.sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
  const before = steps.slice(0, steps.indexOf(step) + 1).reverse();
  const sandbox = [...before, ...steps].map(ofStep).find((facts) => facts !== undefined);
  return { image, step, kind: runtimeKind(step.layers.node.runtime), sandbox, context };
}
