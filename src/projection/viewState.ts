import type { CriReason } from '../contract/failure.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';

/** What the welcome texts depend on: the value of the context key `criExplorer.state`. */
export type ViewState = 'noEndpoint' | 'connecting' | 'live' | 'several' | CriReason;

/** `searched`: whether the first search for endpoints is over. */
export function viewState(snapshots: readonly EndpointSnapshot[], searched: boolean): ViewState {
  const [only, ...others] = snapshots;
  if (only === undefined) {
    return searched ? 'noEndpoint' : 'connecting';
  }
  if (others.length > 0) {
    return 'several';
  }
  switch (only.connection.phase) {
    case 'failed':
      return only.connection.failure.reason;
    case 'connecting':
      return 'connecting';
    // Rows stay while they are stale, and an endpoint without any is still an empty one.
    case 'stale':
      return 'live';
    case 'live':
      return only.loaded ? 'live' : 'connecting';
  }
}
