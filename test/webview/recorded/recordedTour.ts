import {
  type RecordedStep,
  tourFormatVersion,
  type TourRecording,
  type TourStepKind,
} from '../../../src/contract/layers/tour.ts';
import { callRecord } from '../../builders/callRecord.ts';
import { container } from '../../builders/container.ts';
import { aContainerFacts, aLayersSnapshot, aSandboxFacts } from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';

const sandboxId = 'tour-sandbox';

/** What was called in each step, with its milliseconds and the bytes of the reply. */
const steps: readonly (readonly [TourStepKind, ...(readonly [string, number, number])[]])[] = [
  ['pull', ['PullImage', 3100, 64_000_000], ['ImageStatus', 1.2, 860]],
  ['runSandbox', ['RunPodSandbox', 212, 66]],
  ['create', ['CreateContainer', 34, 66]],
  ['start', ['StartContainer', 88, 0]],
  ['exec', ['ExecSync', 41, 12]],
  ['stop', ['StopContainer', 1020, 0]],
  ['remove', ['RemoveContainer', 22, 0], ['StopPodSandbox', 140, 0], ['RemovePodSandbox', 31, 0]],
];

/** A pull, run and removal on containerd. */
export const recordedTour: TourRecording = {
  formatVersion: tourFormatVersion,
  runtime: 'containerd 2.1.9',
  recordedAtMs: 1_782_000_000_000,
  image: 'docker.io/library/busybox:stable',
  sandboxId,
  steps: steps.map(recordedStep),
};

function recordedStep([kind, ...calls]: (typeof steps)[number], index: number): RecordedStep {
  const startedAtMs = 1_782_000_000_000 + 5000 * index;
  const containers =
    index < 2 ? [] : [aContainerFacts({ container: container({ id: 'tour-container', sandboxId, name: 'tour' }) })];
  const isThere = index > 0 && index < 6;
  return {
    kind,
    startedAtMs,
    endedAtMs: startedAtMs + calls.reduce((sum, [, durationMs]) => sum + durationMs, 0),
    calls: calls.map(([method, durationMs, responseBytes], place) =>
      callRecord({ id: 10 * index + place, method, startedAtMs, durationMs, responseBytes }),
    ),
    layers: aLayersSnapshot({
      sandboxes: isThere
        ? [aSandboxFacts({ sandbox: sandbox({ id: sandboxId, name: 'tour', namespace: 'cri-explorer' }), containers })]
        : [],
    }),
  };
}
