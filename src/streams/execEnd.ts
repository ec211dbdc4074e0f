/** How an exec ended. */
export type ExecEnd =
  | { readonly kind: 'exited'; readonly code: number }
  /** The runtime could not run the command, or lost it; its own words. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The connection broke before the runtime told how the command ended. */
  | { readonly kind: 'connectionLost'; readonly detail: string }
  /** Closed from this side. */
  | { readonly kind: 'closed' };
