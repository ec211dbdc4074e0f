import type { CallRecord } from '../call.ts';
import type { RuntimeFacts } from './node.ts';
import type { LayersSnapshot } from './snapshot.ts';

export const tourFormatVersion = 2;

export type TourStepKind = 'pull' | 'runSandbox' | 'create' | 'start' | 'exec' | 'stop' | 'remove';

/** What is counted over the whole node. */
export type RuntimeCounts = Pick<RuntimeFacts, 'images' | 'blobs' | 'snapshots' | 'tasks'>;

export interface RecordedStep {
  readonly kind: TourStepKind;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** The calls of the step itself, not the readings beside it. */
  readonly calls: readonly CallRecord[];
  /** The layers at the end of it and before the next; cut to the sandbox of the tour. */
  readonly layers: LayersSnapshot;
}

/** What happened on a real node when a container was pulled, run, used and removed. Plain JSON. */
export interface TourRecording {
  /** Raised when an older recording would be misread. */
  readonly formatVersion: typeof tourFormatVersion;
  readonly runtime: string;
  readonly recordedAtMs: number;
  readonly image: string;
  /**
   * What the runtime had before the first step, its other work on the node included: only what is more than this is the
   * tour's. Absent in recordings of before.
   */
  readonly before?: RuntimeCounts;
  /** The tour's own sandbox, which is gone at the end. */
  readonly sandboxId: string;
  readonly steps: readonly RecordedStep[];
}
