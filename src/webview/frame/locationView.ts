import type { Location } from '../../diagram/screen/location.ts';

/**
 * Locations of one view are drawn by changing what is there: the steps of the tour share one scroll position and one
 * place of the focus, and so do all comparisons.
 */
export function viewOf(location: Location): string {
  return location.at === 'sandbox' || location.at === 'container' ? JSON.stringify(location) : location.at;
}

/** How far in that is: going back leads to a smaller one. */
export function depthOf({ at }: Location): number {
  return { node: 0, sandbox: 1, compare: 1, tour: 1, container: 2 }[at];
}
