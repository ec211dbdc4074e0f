import type { CriFailure } from '../contract/failure.ts';

/** Where an endpoint stands. There is no final state: whatever failed is tried again. */
export type ConnectionState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'live' }
  /** Nothing has been read from this endpoint yet. */
  | { readonly phase: 'failed'; readonly failure: CriFailure }
  /** What was read before is still shown, and is as old as it says (milliseconds since 1970). */
  | { readonly phase: 'stale'; readonly failure: CriFailure; readonly lastGoodAtMs: number };
