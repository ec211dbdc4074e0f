import type { LayersConnection } from '../contract/layers/snapshot.ts';
import type { ConnectionState } from '../model/connectionState.ts';

/** @param before the same phase has been so since then */
export function connectionWord(
  state: ConnectionState,
  before: LayersConnection | undefined,
  nowMs: number,
): LayersConnection {
  const { phase } = state;
  const sinceMs = before?.phase === phase ? before.sinceMs : nowMs;
  switch (phase) {
    case 'stale':
      return { phase, sinceMs: state.lastGoodAtMs, reason: state.failure.reason };
    case 'failed':
      return { phase, sinceMs, reason: state.failure.reason };
    default:
      return { phase, sinceMs };
  }
}
