import type { Localize } from '../../common/localize.ts';
import type { CallRecord } from '../../contract/call.ts';
import type { RecordedStep, TourRecording, TourStepKind } from '../../contract/layers/tour.ts';
import { byteText } from '../../words/bytes.ts';
import { plainText } from '../../words/plainText.ts';
import { fullTime } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { projectDetails } from '../projectDetails.ts';
import { projectNodeScreen } from '../projectNodeScreen.ts';
import type { Details } from '../screen/details.ts';
import type { TourCall, TourScreen, TourStep } from '../screen/tourScreen.ts';
import { withTourCounts } from './tourCounts.ts';
import { tourEffects, tourFacts } from './tourEffects.ts';
import { tourHistory } from './tourHistory.ts';
import { tourPath } from './tourPath.ts';

type RecordingState = TourScreen['recording']['state'];

interface Toured {
  readonly recording: TourRecording;
  /** Counts from 0; one that is not there is the nearest that is. */
  readonly step: number;
  /** Whether a new one can be recorded on this endpoint now. */
  readonly recordingState: RecordingState;
  readonly context: WordContext;
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
  const whole = projectNodeScreen(recorded.layers, { expandedGroups: [] }, then);
  const node = {
    ...whole,
    highLevel: withTourCounts(whole.highLevel, recording, recorded.layers.node.runtime, then),
  };
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
    effects: tourEffects(facts),
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

/** The index of the step that is shown: of one that is not there, the nearest that is. -1 of a recording without steps. */
function shownStep({ steps }: TourRecording, step: number): number {
  return Math.min(Math.max(0, step), steps.length - 1);
}

/** `Pull`, and beside it `PullImage · 3.1 s`: the call that took the longest, and how long the step was. */
function tourStep({ kind, calls, startedAtMs, endedAtMs }: RecordedStep, l10n: Localize): TourStep {
  const longest = [...calls].sort((one, other) => (other.durationMs ?? 0) - (one.durationMs ?? 0))[0];
  const words = [longest?.method ?? '', durationText(Math.max(0, endedAtMs - startedAtMs), l10n)];
  return { title: titleOf(kind, l10n), aside: plainText(words.filter((word) => word !== '').join(' · ')) };
}

function titleOf(kind: TourStepKind, l10n: Localize): string {
  switch (kind) {
    case 'pull':
      return l10n.t('Pull');
    case 'runSandbox':
      return l10n.t('Run sandbox');
    case 'create':
      return l10n.t('Create');
    case 'start':
      return l10n.t('Start');
    case 'exec':
      return l10n.t('Exec');
    case 'stop':
      return l10n.t('Stop');
    case 'remove':
      return l10n.t('Remove');
  }
}

/** A step makes a handful; a recording may hold anything. */
const shownLimit = 50;

/** The step's own calls, in the order in which they began. */
export function tourCalls(calls: readonly CallRecord[], { l10n }: WordContext): readonly TourCall[] {
  return [...calls]
    .sort((one, other) => one.startedAtMs - other.startedAtMs)
    .slice(0, shownLimit)
    .map(({ method, durationMs, requestBytes, responseBytes, outcome }) => ({
      method: plainText(method),
      duration: durationMs === undefined ? '' : durationText(durationMs, l10n),
      size: byteText(requestBytes + responseBytes),
      isOk: outcome === 'ok',
    }));
}

/** `0.6 ms`, `34 ms`, `3.1 s`, `12 s`. */
export function durationText(durationMs: number, l10n: Localize): string {
  if (durationMs < 1000) {
    return l10n.t('{0} ms', durationMs < 10 ? oneDigit(durationMs) : Math.round(durationMs));
  }
  const seconds = durationMs / 1000;
  return l10n.t('{0} s', seconds < 10 ? oneDigit(seconds) : Math.round(seconds));
}

function oneDigit(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

/**
 * The panel of a card of a tour: what was so at the end of the step. What is recorded can be neither opened nor acted
 * on: the node of now may be another one.
 */
export function tourDetails(
  recording: TourRecording | undefined,
  step: number,
  selectedCardId: string | undefined,
  { l10n }: WordContext,
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
