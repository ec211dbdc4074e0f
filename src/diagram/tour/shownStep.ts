import type { TourRecording } from '../../contract/layers/tour.ts';

/** The index of the step that is shown: of one that is not there, the nearest that is. -1 of a recording without steps. */
export function shownStep({ steps }: TourRecording, step: number): number {
  return Math.min(Math.max(0, step), steps.length - 1);
}
