import type { Disposable } from '../../common/disposable.ts';
import type { Event } from '../../common/emitter.ts';
import type { CriReason } from '../failure.ts';
import type { NodeFacts } from './node.ts';
import type { SandboxFacts } from './sandbox.ts';

/** How the endpoint is, in a word that JSON can hold. */
export interface LayersConnection {
  readonly phase: 'connecting' | 'live' | 'stale' | 'failed';
  /** When it became so, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** The failure's reason, of `stale` and `failed`. */
  readonly reason?: CriReason;
}

/**
 * All facts of the layers at one moment, as plain JSON: recorded, sent and compared as it is. Never changed in place;
 * the facts of a sandbox that did not change are the same object as before.
 */
export interface LayersSnapshot {
  /** Counts up with each change. */
  readonly generation: number;
  readonly takenAtMs: number;
  readonly connection: LayersConnection;
  /** `events`, `polling` …, as the store has it. */
  readonly changeSource: string;
  readonly node: NodeFacts;
  /** By id, in the order of the runtime's list. */
  readonly sandboxes: readonly SandboxFacts[];
}

/** Follows the layers of one endpoint while someone looks at them. */
export interface LayersSource extends Disposable {
  readonly snapshot: LayersSnapshot;
  /** One event for one change, not more often than a person can follow. */
  readonly onDidChange: Event<void>;
  /** The sandboxes whose containers, snapshots and usage are wanted; those of the others stay `notReadYet`. */
  setDetailed(sandboxIds: readonly string[]): void;
  /**
   * Reads the lists anew, then all that is stale, and counts what is counted: what is so at this moment, and not some
   * time later. Rejects where the runtime does not answer or nothing of it is visible.
   */
  readNow(): Promise<void>;
  /** Nothing is read while nothing of it is visible. */
  setVisible(visible: boolean): void;
}
