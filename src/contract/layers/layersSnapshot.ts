import type { CriReason } from '../failure.ts';
import type { NodeFacts } from './nodeFacts.ts';
import type { SandboxFacts } from './sandboxFacts.ts';

/** How the endpoint is, in a word that JSON can hold. */
export interface LayersConnection {
  readonly phase: 'connecting' | 'live' | 'stale' | 'failed';
  /** Since when it is so, milliseconds since 1970. */
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
