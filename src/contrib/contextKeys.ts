import type { CriReason } from '../contract/failure.ts';
import { contributionId } from './contributionId.ts';

/**
 * What `criExplorer.state` may hold. With exactly one endpoint it is that endpoint's state; `live` only after its
 * lists have arrived, so that no view says "none" before that is known, and also while they are stale.
 */
export type StateKeyValue = 'noEndpoint' | 'connecting' | 'live' | 'several' | CriReason;

export const contextKeys = {
  /** A `StateKeyValue`. */
  state: contributionId('state'),
  /** Whether the filter hides rows. */
  filtered: contributionId('filtered'),
} as const;

/** The workbench's own context keys that our when-clauses ask. */
export const workbenchKeys = [
  'view',
  'viewItem',
  'focusedView',
  'listFocus',
  'listMultiSelection',
  'inputFocus',
] as const;
