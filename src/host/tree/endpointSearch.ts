import type { DiscoveryEntry } from '../../contract/endpoint.ts';

/** How the search for endpoints stands. */
export interface EndpointSearch {
  /** False until the first search is over: no endpoint then means "not known yet". */
  readonly loaded: boolean;
  /** What the last search looked at. */
  readonly discovery: readonly DiscoveryEntry[];
}
