import type { Event } from '../common/emitter.ts';

/** One address that the search for endpoints looked at, and what was there. */
export interface DiscoveryEntry {
  /** The address as text, such as `unix:///run/containerd/containerd.sock`. */
  readonly address: string;
  /** Where the address comes from: a setting, a file of the node, or a well-known path. */
  readonly source: string;
  readonly outcome: 'found' | 'absent' | 'denied' | 'other';
  readonly detail?: string;
}

/** The last search for endpoints, kept as evidence for whoever wonders why one is or is not on show. */
export interface Discovery {
  readonly entries: readonly DiscoveryEntry[];
  readonly onDidChangeEntries: Event<void>;
}
