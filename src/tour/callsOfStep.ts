import type { CallRecord } from '../contract/call.ts';
import type { TourStepKind } from '../contract/layers/tour.ts';

/** What each step calls; the readings that the views make at the same time are no part of the tour. */
const methods: Readonly<Record<TourStepKind, readonly string[]>> = {
  pull: ['ImageStatus', 'PullImage'],
  runSandbox: ['RunPodSandbox'],
  create: ['CreateContainer'],
  start: ['StartContainer'],
  exec: ['ExecSync'],
  stop: ['StopContainer'],
  remove: ['RemoveContainer', 'StopPodSandbox', 'RemovePodSandbox', 'RemoveImage'],
};

/** The calls of a step among all that were recorded, those that began while it was under way. */
export function callsOfStep(
  kind: TourStepKind,
  records: readonly CallRecord[],
  startedAtMs: number,
): readonly CallRecord[] {
  return records.filter(
    ({ service, method, startedAtMs: at }) =>
      service.startsWith('runtime.v1.') && methods[kind].includes(method) && at >= startedAtMs,
  );
}
