import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { projectScreen } from '../../../src/diagram/projectScreen.ts';
import type { Location } from '../../../src/diagram/screen/location.ts';
import type { Choices, Screen } from '../../../src/diagram/screen/screen.ts';
import { nodeProcess, someFact } from '../../builders/layers.ts';
import { recordedLayers } from '../../fakes/recordedLayers.ts';
import { demonstrationSnapshot } from '../../runtimes/demonstrationSnapshot.ts';
import { english } from '../standalone/english.ts';
import { hostileScreen } from './hostileScreen.ts';
import { nodeScreen } from './nodeScreen.ts';
import { nodeSnapshot } from './nodeSnapshot.ts';
import { brokenPodSnapshot, podSnapshot } from './podSnapshot.ts';
import { recordedTour } from './recordedTour.ts';
import { scaleScreen } from './scaleScreen.ts';

type ScreenAt = (location: Location, choices: Choices) => Screen | Promise<Screen>;

/** By the name that the page's address has: screens as they are, and snapshots that are projected anew each time. */
export const recordedScreens: Readonly<Record<string, ScreenAt>> = {
  node: () => nodeScreen,
  hostile: () => hostileScreen,
  scale: () => scaleScreen,
  projected: projected(nodeSnapshot(12)),
  /** The same, with processes that sandboxes left behind. */
  leftBehind: projected(
    nodeSnapshot(12, {
      orphans: someFact([nodeProcess(4711), nodeProcess(4801, '/usr/bin/sleep', 4711)], {
        from: 'file',
        path: '/proc',
      }),
    }),
  ),
  projected500: projected(nodeSnapshot(500)),
  pod: projected(podSnapshot),
  /** The same, of a runtime that answers no more. */
  stalePod: projected({
    ...podSnapshot,
    connection: { phase: 'stale', sinceMs: podSnapshot.takenAtMs, reason: 'runtimeRestarted' },
  }),
  /** The same, with calls in the panel. */
  calls: projected(podSnapshot),
  brokenPod: projected(brokenPodSnapshot),
  crio: onceRead(() => recordedLayers('crio-1.36')),
  crioElsewhere: onceRead(() => recordedLayers('crio-1.36', 'other')),
  dockerd: onceRead(() => recordedLayers('cri-dockerd-0.4')),
  kubelet: onceRead(() => recordedLayers('kubelet-1.36-on-containerd-2.1')),
  kubeletOnCrio: onceRead(() => recordedLayers('kubelet-1.36-on-crio-1.36')),
  demo: onceRead(() => demonstrationSnapshot(0)),
  demo500: onceRead(() => demonstrationSnapshot(500)),
};

/** When it is first asked for. */
function onceRead(read: () => Promise<LayersSnapshot>): ScreenAt {
  let snapshot: Promise<LayersSnapshot> | undefined;
  return async (location, choices) => projected(await (snapshot ??= read()))(location, choices);
}

function projected(snapshot: LayersSnapshot): ScreenAt {
  return (location, choices) =>
    projectScreen({
      ...{ snapshot, location, choices, l10n: english, nowMs: snapshot.takenAtMs + 200 },
      tour: { recording: recordedTour, isRecording: false },
    });
}
