import type { TourRecording } from '../../contract/layers/tour.ts';
import { projectDetails } from '../details/projectDetails.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { Details } from '../screen/details.ts';
import { shownStep } from './shownStep.ts';

/**
 * The panel of a card of a tour: what was so at the end of the step. What is recorded can be neither opened nor acted
 * on: the node of now may be another one.
 */
export function tourDetails(
  recording: TourRecording | undefined,
  step: number,
  selectedCardId: string | undefined,
  { l10n }: DiagramContext,
): Details | undefined {
  const recorded = recording?.steps[shownStep(recording, step)];
  const details =
    recorded &&
    projectDetails(recorded.layers, { at: 'tour', step }, selectedCardId, { l10n, nowMs: recorded.endedAtMs });
  if (details === undefined) {
    return undefined;
  }
  const { cardId, title, subtitle, lesson, facts } = details;
  return { cardId, title, subtitle, lesson, facts, links: undefined, actions: [], compareWith: [] };
}
