export interface CallOptions {
  /** Aborting ends the call with reason `cancelled`, also on the runtime's side. */
  readonly signal?: AbortSignal;
  /** How long the call may take; every call has a default. */
  readonly deadlineMs?: number;
}
