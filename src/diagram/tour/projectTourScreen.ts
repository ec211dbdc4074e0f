import type { Localize } from '../../common/localize.ts';
import type { TourRecording } from '../../contract/layers/tour.ts';
import { plainText } from '../../words/plainText.ts';
import { fullTime } from '../../words/time.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { projectNodeScreen } from '../node/projectNodeScreen.ts';
import type { TourScreen } from '../screen/tourScreen.ts';
import { shownStep } from './shownStep.ts';
import { tourCalls } from './tourCalls.ts';
import { tourDeeds } from './tourDeeds.ts';
import { tourFacts } from './tourFacts.ts';
import { tourHistory } from './tourHistory.ts';
import { tourPath } from './tourPath.ts';
import { tourStep } from './tourSteps.ts';

type RecordingState = TourScreen['recording']['state'];

interface Toured {
  readonly recording: TourRecording;
  /** Counts from 0; one that is not there is the nearest that is. */
  readonly step: number;
  /** Whether a new one can be recorded on this endpoint now. */
  readonly recordingState: RecordingState;
  readonly context: DiagramContext;
}

/**
 * One step of a recorded tour, on the node as it was at the end of it.
 *
 * @returns `undefined` for a recording without steps
 */
export function projectTourScreen({ recording, step, recordingState, context }: Toured): TourScreen | undefined {
  const { l10n } = context;
  const index = shownStep(recording, step);
  const recorded = recording.steps[index];
  if (recorded === undefined) {
    return undefined;
  }
  // Ages are those of the moment of the recording.
  const then = { l10n, nowMs: recorded.endedAtMs };
  const facts = tourFacts(recording, recorded, then);
  const node = projectNodeScreen(recorded.layers, { expandedGroups: [] }, then);
  const history = tourHistory(recorded.kind, l10n);
  return {
    level: 'tour',
    heading: l10n.t(
      'Recorded on {0}, {1}, with {2}',
      plainText(recording.runtime),
      fullTime(BigInt(Math.round(recording.recordedAtMs)) * 1_000_000n),
      plainText(recording.image),
    ),
    steps: recording.steps.map((each) => tourStep(each, l10n)),
    step: index,
    deeds: tourDeeds(facts),
    calls: tourCalls(recorded.calls, then),
    ...(history === undefined ? {} : { history }),
    node,
    path: tourPath(facts, node),
    recording: { state: recordingState, text: recordingText(recordingState, l10n) },
  };
}

function recordingText(state: RecordingState, l10n: Localize): string {
  switch (state) {
    case 'ready':
      return l10n.t('Record a new tour on this node: it asks first, and removes all that it made.');
    case 'underWay':
      return l10n.t('A new tour is being recorded.');
    case 'impossible':
      return l10n.t('A new tour can be recorded once the endpoint is connected.');
  }
}
