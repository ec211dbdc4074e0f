/** One address that the search for endpoints looked at, and what was there. */
export interface DiscoveryEntry {
  /** The address as text, such as `unix:///run/containerd/containerd.sock`. */
  readonly address: string;
  /** Where the address comes from: a setting, a file of the node, or a well-known path. */
  readonly source: string;
  readonly outcome: 'found' | 'absent' | 'denied' | 'other';
  readonly detail?: string;
}
